import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPrefix,
  comparableName,
  compareNames,
  namePrefix,
} from '../../shared/database/memory/name-order.ts';
import { compareCodePoints, nameKey } from '../../shared/items/text.ts';

const unit = fc.oneof(
  fc.constantFrom(' ', '!', '/', '0', '9', ':', '_', 'z', 'Z', '{', '~'),
  fc.constantFrom('a', 'A', 'b', 'ß', 'ÿ', 'Ā', '！', 'Ａ', '\ue000', '😀', '𝒜', 'é', 'e\u0301'),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
);
const name = fc.array(unit, { minLength: 1, maxLength: 12 }).map((units) => units.join(''));
/** With a beginning that others have too. */
const followed = fc
  .tuple(fc.constantFrom('', 'a', 'Brass 42', 'brass 42a', 'Brass 42-', 'brass 42é'), name)
  .map(([start, rest]) => start + rest);

describe('the order of names in memory', () => {
  it('is the order of their keys by code point', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const expected = Math.sign(compareCodePoints(nameKey(a), nameKey(b)));
        expect(Math.sign(compareNames(comparableName(a), comparableName(b)))).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with the prefixes wherever these differ', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const difference = namePrefix(comparableName(a)) - namePrefix(comparableName(b));
        if (difference === 0) return;
        expect(Math.sign(compareNames(comparableName(a), comparableName(b)))).toBe(Math.sign(difference));
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with what follows the prefixes wherever only that differs', () => {
    fc.assert(
      fc.property(followed, followed, (...names) => {
        const [a, b] = names.map(comparableName) as [string, string];
        fc.pre(namePrefix(a) === namePrefix(b));
        const difference = afterPrefix(a, namePrefix(a)) - afterPrefix(b, namePrefix(b));
        if (difference === 0) return;
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(difference));
      }),
      { numRuns: 3000 },
    );
  });

  it('is told by what follows them for five more', () => {
    const after = (name: string) => afterPrefix(name, namePrefix(name));
    expect(after('brass 42a ship')).toBeLessThan(after('Brass 42a Shop'));
    expect(after('brass 42a shiny')).toBe(after('brass 42a shine'));
    // Nothing, where the prefix does not tell all that it stands for.
    expect([after('brass 42'), after('brass 42a'), after('brass-42a ship'), after('brass 42! ship')]).toEqual(
      [0, 0, 0, 0],
    );
    expect(after('zzzzzzzzzzzzz\u{10ffff}')).toBeLessThan(2 ** 32);
  });

  it('is told by the prefixes for nine letters, digits and spaces', () => {
    expect(namePrefix('Brass 42a')).toBeLessThan(namePrefix('brass 42B'));
    expect(namePrefix('brass 42a!')).toBe(namePrefix('brass 42aé'));
    // Of what stands between letters and digits it is only told that it does.
    expect(namePrefix('a-b')).toBe(namePrefix('a!c'));
    expect(Number.isSafeInteger(namePrefix('\u{10ffff}'))).toBe(true);
    expect(Number.isSafeInteger(namePrefix('zzzzzzzz\u{10ffff}'))).toBe(true);
  });
});
