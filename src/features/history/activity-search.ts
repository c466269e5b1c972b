import type { Actor, ChangeFilter, ChangeKind } from '../../../shared/database/changes.ts';
import { changeKinds } from '../../../shared/database/query-limits.ts';
import { asText, oneOf } from '../../lib/page-search.ts';
import { parseDay, startOfDay } from './days.ts';

/** What the address of the activity says: whose changes, of which kind, of what time. One way to say the time at most. */
export interface ActivitySearch {
  /** `me`, `others`, or the id of an actor. */
  readonly by?: string;
  readonly kind?: ChangeKind;
  readonly when?: Span;
  /** Days, as a date input writes them; both are within. */
  readonly from?: string;
  readonly to?: string;
  /** Ms since 1970, for links that sum up what was in between: `until` is not within. */
  readonly since?: number;
  readonly until?: number;
}

export const spans = ['today', 'week'] as const;
export type Span = (typeof spans)[number];

/** The days that a span goes back, today being none. */
const spanDays = { today: 0, week: 6 } as const satisfies Record<Span, number>;

/** What is absent or makes no sense in the address reads as no filter. */
export function parseActivitySearch(raw: Readonly<Record<string, unknown>>): ActivitySearch {
  const text = (name: keyof ActivitySearch) => asText(raw[name]);
  const by = text('by');
  const kind = oneOf(changeKinds, raw['kind']);
  return { ...(by && by.length <= 100 && { by }), ...(kind && { kind }), ...parseTime(text) };
}

type TimeSearch = Pick<ActivitySearch, 'when' | 'from' | 'to' | 'since' | 'until'>;

function parseTime(text: (name: keyof TimeSearch) => string): TimeSearch {
  const [since, until] = [parseTimeOf(text('since')), parseTimeOf(text('until'))];
  if (since !== undefined) return until !== undefined && until > since ? { since, until } : { since };
  const [from, to] = [text('from'), text('to')];
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first !== undefined) return last !== undefined && last >= first ? { from, to } : { from };
  if (last !== undefined) return { to };
  const when = oneOf(spans, text('when'));
  return when ? { when } : {};
}

const parseTimeOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

export const isFiltered = (search: ActivitySearch): boolean => Object.keys(search).length > 0;

/** The filter for the database. Everybody but oneself is no range of the record: of those, one's own are left out when shown. */
export function toChangeFilter(search: ActivitySearch, me: Actor, now: number): ChangeFilter {
  const { by, kind } = search;
  const actorId = by === 'me' ? me.id : by === 'others' ? undefined : by;
  return { ...(actorId !== undefined && { actorId }), ...(kind && { kind }), ...toTimes(search, now) };
}

function toTimes({ when, from, to, since, until }: ActivitySearch, now: number): ChangeFilter {
  if (when) return { from: startOfDay(now, -spanDays[when]) };
  const first = since ?? (from === undefined ? undefined : parseDay(from));
  const last = to === undefined ? undefined : parseDay(to);
  const end = until ?? (last === undefined ? undefined : startOfDay(last, 1));
  return { ...(first !== undefined && { from: first }), ...(end !== undefined && { to: end }) };
}
