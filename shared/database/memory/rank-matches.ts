import type { Matches } from './search-scratch.ts';

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
  const firstRanks: number[] = [];
  let rank = 0;
  for (let score = counts.length - 1; score >= 0; score -= 1) {
    firstRanks[score] = rank;
    rank += counts[score] ?? 0;
  }
  const window = new Array<number>(Math.max(0, Math.min(limit, slots.length - offset)));
  for (const slot of slots) {
    const score = scoreOf(slot);
    const at = (firstRanks[score] as number) - offset;
    firstRanks[score] = at + offset + 1;
    if (at >= 0 && at < window.length) window[at] = slot;
  }
  return window;
}
