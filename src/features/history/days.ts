import { groupBy } from './group-by.ts';

/** Days as they are where the reader is. */

/** The first moment of the day of a time, or so many days later, ms. */
export function startOfDay(time: number, daysLater = 0): number {
  const date = new Date(time);
  // Counted in days, not in hours: a day may have 23 or 25.
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater).getTime();
}

/** The first moment of a day as a date input writes it, ms; undefined for one that never was, or was before 1970. */
export function parseDay(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(day));
  // The calendar goes on where a month ends: the 31st of November is the 1st of December.
  const isDay = start.getMonth() === Number(month) - 1 && Number(year) >= 1970;
  return isDay ? start.getTime() : undefined;
}

/** As a date input writes it: `2026-11-23`. */
export function formatDay(time: number): string {
  const date = new Date(time);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

const moment = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** `Nov 23, 2:32 PM` */
export const formatMoment = (time: number): string => moment.format(time);

const longDay = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' });
const longDayAndYear = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
});

/** `Today`, `Yesterday`, `Monday, November 23`; the year where it is another one. Both times in ms. */
export function nameDay(time: number, now: number): string {
  const day = startOfDay(time);
  if (day === startOfDay(now)) return 'Today';
  if (day === startOfDay(now, -1)) return 'Yesterday';
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? longDay : longDayAndYear).format(time);
}

export interface Day<Entry> {
  /** Its first moment, ms. */
  readonly start: number;
  readonly entries: readonly Entry[];
}

/** The days on which something was, in the order of the entries. */
export const groupByDay = <Entry extends { readonly at: number }>(
  entries: readonly Entry[],
): readonly Day<Entry>[] =>
  [...groupBy(entries, ({ at }) => startOfDay(at))].map(([start, ofDay]) => ({ start, entries: ofDay }));
