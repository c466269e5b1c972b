import { formatAbsolute } from './relative-time.tsx';
import { useClockText } from './use-clock-text.ts';

const hour = 3_600_000;
const day = 24 * hour;
const relative = new Intl.RelativeTimeFormat('en');

/** `in 12 days`, `in 5 hours`, `within the hour`. Both times in ms. */
function formatLeft(until: number, now: number): string {
  const left = until - now;
  if (left >= day) return relative.format(Math.round(left / day), 'day');
  return left >= hour ? relative.format(Math.round(left / hour), 'hour') : 'within the hour';
}

/** How long it is until something happens by itself. */
export function TimeLeft({ until }: { until: number }) {
  const text = useClockText((now) => formatLeft(until, now));
  return (
    <time
      dateTime={new Date(until).toISOString()}
      data-absolute={formatAbsolute(until)}
      className="relative-time whitespace-nowrap"
    >
      {text}
    </time>
  );
}
