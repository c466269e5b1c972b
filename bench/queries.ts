import { foldedWords } from './folding.ts';
import { createItems, type BenchItem } from './workload.ts';

/** What is searched for. All words must match; the last one, as everywhere in Estuary, as a prefix. */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly prefix: string;
}

const sampleSize = 10_000;
const oneWordShare = 0.005;
const firstWordShare = 0.02;
const prefixShare = 0.06;
const prefixLength = 3;
const queryCount = 8;

/** In how many items of the sample each word, and each prefix, is found. */
function countMatches(items: readonly BenchItem[], keysOf: (word: string) => string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, description, tags } of items) {
    const keys = new Set(foldedWords(`${name} ${tags.join(' ')} ${description}`).flatMap(keysOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Those whose share is nearest to the wanted one. */
function nearest(
  counts: ReadonlyMap<string, number>,
  share: number,
  keep: (key: string) => boolean,
): string[] {
  const distance = (count: number) => Math.abs(count - share * sampleSize);
  return [...counts]
    .filter(([key]) => keep(key))
    .sort((a, b) => distance(a[1]) - distance(b[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, queryCount)
    .map(([key]) => key);
}

/**
 * The same queries for every contender and every size. One word: whole words that, taken as a
 * prefix, match about 0.5 % of the items. Two words: one that about 2 % have, then three letters that
 * about 6 % have a word beginning with; some 0.1 % match both. Shares are taken on the first 10,000 items.
 */
export function createQueries(): { readonly oneWord: SearchQuery[]; readonly twoWords: SearchQuery[] } {
  const items = createItems(sampleSize);
  const whole = countMatches(items, (word) => [word]);
  const asPrefix = countMatches(items, (word) => Array.from(word, (_, index) => word.slice(0, index + 1)));
  const single = nearest(asPrefix, oneWordShare, (key) => key.length > 4 && whole.has(key));
  const first = nearest(whole, firstWordShare, () => true);
  const second = nearest(asPrefix, prefixShare, (key) => key.length === prefixLength);
  return {
    oneWord: single.map((prefix) => ({ words: [], prefix })),
    twoWords: first.map((word, index) => ({ words: [word], prefix: second[index] as string })),
  };
}
