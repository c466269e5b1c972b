import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords } from '../../shared/items/search-words.ts';
import { TermDictionary } from '../../shared/database/memory/term-dictionary.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 3 });
const texts = fc.array(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  { maxLength: 2 },
);
const step = fc.record({ posting: fc.nat(30), texts, sought: fc.option(word) });

const postingsOf = (terms: TermDictionary, term: number) => {
  const postings: number[] = [];
  terms.postings.forEachRun(term, (run, size) => postings.push(...run.subarray(0, size)));
  return postings;
};

describe('TermDictionary', () => {
  it('finds the words that there are, whole and by their beginnings, however they came and went', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
        const terms = new TermDictionary();
        const model = new Map<number, readonly string[]>();
        for (const { posting, texts, sought } of steps) {
          terms.replace(posting, model.get(posting) ?? [], texts);
          model.set(posting, texts);
          if (sought === null) continue;
          const [prefix = ''] = searchWords(sought);
          const held = [...model].map(([held, some]) => ({ held, words: some.flatMap(searchWords) }));
          const words = [...new Set(held.flatMap(({ words }) => words))];
          const { ids, whole } = terms.withPrefix(prefix);
          expect(ids.map((id) => postingsOf(terms, id))).toEqual(
            words
              .filter((some) => some.startsWith(prefix))
              .sort()
              .map((some) =>
                held
                  .filter((one) => one.words.includes(some))
                  .map((one) => one.held)
                  .sort((a, b) => a - b),
              ),
          );
          expect(whole).toBe(terms.get(prefix));
          expect(whole !== undefined).toBe(words.includes(prefix));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets a word in again, however many texts have come since it was last met', () => {
    const terms = new TermDictionary();
    const expected: number[] = [];
    let posting = 0;
    for (let gap = 0; gap < 300; gap += 1) {
      for (let other = 0; other < gap; other += 1) terms.replace((posting += 1), '', 'frequent');
      terms.replace((posting += 1), '', 'seldom');
      expected.push(posting);
    }
    expect(postingsOf(terms, terms.get('seldom') as number)).toEqual(expected);
  });
});
