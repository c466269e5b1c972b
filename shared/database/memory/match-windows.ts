import type { ItemQuery } from '../database.ts';
import type { Matches } from './search-scratch.ts';
import { valueIn } from './slot-leaves.ts';
import type { Compare, SortedSlots } from './sorted-slots.ts';

/** Which way a query goes through an order. */
export const stepOf = ({ sort }: ItemQuery): 1 | -1 => (sort?.direction === 'desc' ? -1 : 1);

/** The rank, in an order of so many, of what a query has at an offset: where it begins, if no other is given. */
export const rankAt = (query: ItemQuery, size: number, offset = query.offset): number =>
  stepOf(query) > 0 ? offset : size - 1 - offset;

/**
 * A window of the matches, the best score first, equal ones in the order of creation. Scores are few
 * and small, so they are counted, not sorted: two passes, whatever the offset.
 */
export function rankMatches({ slots, scoreOf }: Matches, offset: number, limit: number): number[] {
  const counts: number[] = [];
  for (const slot of slots) {
    const score = scoreOf(slot);
    counts[score] = (counts[score] ?? 0) + 1;
  }
  const nextRanks: number[] = [];
  let rank = 0;
  for (let score = counts.length - 1; score >= 0; score -= 1) {
    nextRanks[score] = rank;
    rank += counts[score] ?? 0;
  }
  const window = new Array<number>(Math.max(0, Math.min(limit, slots.length - offset)));
  for (const slot of slots) {
    const score = scoreOf(slot);
    const at = nextRanks[score] as number;
    nextRanks[score] = at + 1;
    if (at >= offset && at - offset < window.length) window[at - offset] = slot;
  }
  return window;
}

/** A window of the matches, sorted. */
export function sortedWindow(query: ItemQuery, slots: Uint32Array, compare: Compare): number[] {
  const sorted = slots.toSorted(compare);
  if (stepOf(query) < 0) sorted.reverse();
  return [...sorted.subarray(query.offset, query.offset + query.limit)];
}

/** A window of the matches, picked out of an order that holds them all. */
export function filteredWindow(
  query: ItemQuery,
  slots: Uint32Array,
  order: SortedSlots,
  slotCount: number,
): number[] {
  const isMatch = new Uint8Array(slotCount);
  for (const slot of slots) isMatch[slot] = 1;
  const step = stepOf(query);
  const found: number[] = [];
  let seen = 0;
  order.walkRuns(step > 0 ? 0 : order.size - 1, step, (values, first, last) => {
    for (let index = first; index !== last + step; index += step) {
      const slot = valueIn(values, index);
      if (isMatch[slot] === 0) continue;
      seen += 1;
      if (seen > query.offset) found.push(slot);
      if (found.length === query.limit) return false;
    }
    return true;
  });
  return found;
}
