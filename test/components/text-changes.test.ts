import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChanges, wordChanges, type TextChange } from '../../src/components/ui/text-changes.ts';

/** `[-gone-]{+new+}` */
const written = (changes: readonly TextChange[]) =>
  changes
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

const without = (kind: TextChange['kind'], changes: readonly TextChange[]) =>
  changes.filter((change) => change.kind !== kind).map(({ text }) => text);

/** Texts of few words, so that two of them have some in common. */
const text = fc
  .array(fc.constantFrom('boat', 'bar', 'don’t', ',', ' ', '  ', '\n', '\t', '海', '👩‍👩‍👧', '\ud800'), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));

describe('The changes of a text', () => {
  it.each([
    ['boat', 'boat sails', 'boat{+ sails+}'],
    ['boat', 'big boat', '{+big +}boat'],
    ['a b c d', 'b c d e', '[-a -]b c d{+ e+}'],
    ['a red boat', 'a blue boat', 'a [-red-]{+blue+} boat'],
    ['don’t stop', 'do not stop', '[-don’t-]{+do not+} stop'],
    ['red, or so', 'blue, by all', '[-red, or so-]{+blue, by all+}'],
    ['Levels where it is. The base.', 'Mine.', '[-Levels where it is. The base.-]{+Mine.+}'],
    ['', 'x y', '{+x y+}'],
    ['x y', '', '[-x y-]'],
    ['same words', 'same words', 'same words'],
  ])('from “%s” to “%s” are words', (before, after, expected) => {
    expect(written(wordChanges(before, after))).toBe(expected);
  });

  it('include those of blanks and line ends alone', () => {
    expect(written(wordChanges('one two', 'one\ntwo'))).toBe('one[- -]{+\n+}two');
    expect(written(wordChanges('one  two', 'one two'))).toBe('one[-  -]{+ +}two');
    expect(written(wordChanges('one', ' one '))).toBe('{+ +}one{+ +}');
  });

  it('find the words of a script without blanks', () => {
    const changes = wordChanges('我喜欢小船', '我喜欢大船');
    expect(changes[0]).toEqual({ kind: 'kept', text: '我喜欢' });
  });

  it('give both texts back, whatever these are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordChanges(before, after);
        expect(without('added', changes).join('')).toBe(before);
        expect(without('removed', changes).join('')).toBe(after);
        expect(changes.every((change) => change.text !== '')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of two long texts that have next to nothing in common are the whole, which is found soon', () => {
    const long = (letter: string) =>
      [...Array.from({ length: 2_000 }, (_, index) => `${letter}${index}`), 'end'].join(' ');
    expect(wordChanges(long('a'), long('b'))).toEqual([
      { kind: 'removed', text: long('a') },
      { kind: 'added', text: long('b') },
    ]);
  });
});

describe('The changes of a list', () => {
  it('are whole entries', () => {
    expect(listChanges(['red', 'blue boat'], ['blue', 'red'])).toEqual([
      { kind: 'added', text: 'blue' },
      { kind: 'kept', text: 'red' },
      { kind: 'removed', text: 'blue boat' },
    ]);
  });

  it('give both lists back', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = listChanges(before, after);
        expect(without('added', changes)).toEqual(before);
        expect(without('removed', changes)).toEqual(after);
      }),
    );
  });
});
