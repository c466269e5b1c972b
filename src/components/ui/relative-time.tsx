import { useClockText } from './use-clock-text.ts';

/** A time as people say it. */

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { style: 'short' });
const relativeDay = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});

/**
 * `just now`, `5 min. ago`, `yesterday`. Both times in ms. Whatever happened is over: where it seems to be still to come, the
 * clock of this machine is behind.
 */
function formatRelative(time: number, now: number): string {
  const seconds = Math.min(0, Math.round((time - now) / 1000));
  for (const [unit, size] of units) {
    if (Math.abs(seconds) < size) continue;
    // A day has words of its own: yesterday.
    return (unit === 'day' ? relativeDay : relative).format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}

/** With the date, the minute and the time zone. */
export function formatAbsolute(time: number): string {
  return absolute.format(time);
}

export function RelativeTime({ time }: { time: number }) {
  const text = useClockText((now) => formatRelative(time, now));
  return (
    <time
      dateTime={new Date(time).toISOString()}
      data-absolute={formatAbsolute(time)}
      className="relative-time whitespace-nowrap"
    >
      {text}
    </time>
  );
}
