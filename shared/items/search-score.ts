import type { SearchTerms } from './search-words.ts';

/** What a match is worth: the one source of the weights, whichever way a database finds its matches. */

/** Fields by weight, the best first. */
export const searchedFields = ['name', 'tags', 'description'] as const;

/** The score of one word found in a field: whole words above prefixes, name above tags above description. */
export const wholeWordScores: readonly number[] = [6, 4, 2];
export const prefixScores: readonly number[] = [5, 3, 1];

/** The words of an item, a list for each of {@link searchedFields}, in their order. */
export type FieldWords = readonly (readonly string[])[];

/**
 * What an item is worth to somebody who searches: each word counts where it counts most. Undefined
 * when one of the words is not there at all.
 */
export function searchScore(fields: FieldWords, terms: SearchTerms): number | undefined {
  let sum = scorePrefix(fields, terms.prefix);
  for (const word of terms.words) {
    if (sum === 0) return undefined;
    const score = bestScore(fields, wholeWordScores, (candidate) => candidate === word);
    sum = score === 0 ? 0 : sum + score;
  }
  return sum === 0 ? undefined : sum;
}

const scorePrefix = (fields: FieldWords, prefix: string): number =>
  Math.max(
    bestScore(fields, wholeWordScores, (word) => word === prefix),
    bestScore(fields, prefixScores, (word) => word.startsWith(prefix)),
  );

/** The score of the first field, which is the best one, with a word that matches; 0 when there is none. */
function bestScore(
  fields: FieldWords,
  scores: readonly number[],
  isMatch: (word: string) => boolean,
): number {
  const field = fields.findIndex((words) => words.some(isMatch));
  return scores[field] ?? 0;
}
