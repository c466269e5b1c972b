import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchedFields, searchScore } from '../../shared/items/search-score.ts';
import { parseSearch, searchWords } from '../../shared/items/search-words.ts';
import type { Item } from '../../shared/items/item.ts';
import { searchRank } from '../support/naive-search.ts';

const text = fc
  .array(fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', 'É', 'ß', '帆船', '-'), { maxLength: 4 })
  .map((words) => words.join(' '));

const bestScore = 6;

test('agrees with the search that one would write on a napkin', () => {
  const item = fc.record({ name: text, description: text, tags: fc.array(text, { maxLength: 2 }) });
  fc.assert(
    fc.property(item, text, (fields, search) => {
      const terms = parseSearch(search);
      fc.pre(terms !== undefined);
      const known: Item = { ...fields, id: 'i', status: 'draft', createdAt: 1, updatedAt: 1, version: 1 };
      const words = searchedFields.map((field) => [fields[field]].flat().flatMap(searchWords));
      const rank = searchRank(known, search);
      const best = bestScore * (terms.words.length + 1);
      expect(searchScore(words, terms)).toBe(rank === undefined ? undefined : best - rank);
    }),
    { numRuns: 1000 },
  );
});
