import { useSyncExternalStore } from 'react';

/** A time as people say it, kept true by one clock for all of them: only a text that changes is rendered. */

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

/** `just now`, `5 min. ago`, `yesterday`. Both times in ms. */
function formatRelative(time: number, now: number): string {
  const seconds = Math.round((time - now) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) < size) continue;
    // A day has words of its own: yesterday.
    return (unit === 'day' ? relativeDay : relative).format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}

/** With the date, the minute and the time zone. */
function formatAbsolute(time: number): string {
  return absolute.format(time);
}

const tick = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  timer ??= setInterval(() => listeners.forEach((notify) => notify()), tick);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export function RelativeTime({ time }: { time: number }) {
  const text = useSyncExternalStore(subscribe, () => formatRelative(time, Date.now()));
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
