import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableName, compareNames, namePrefix } from '../../shared/database/memory/name-order.ts';
import { compareCodePoints, nameKey } from '../../shared/items/text.ts';

const unit = fc.oneof(
  fc.constantFrom(' ', '!', '/', '0', '9', ':', '_', 'z', 'Z', '{', '~'),
  fc.constantFrom('a', 'A', 'b', 'ß', 'ÿ', 'Ā', '！', 'Ａ', '\ue000', '😀', '𝒜', 'é', 'e\u0301'),
  fc.string({ unit: 'grapheme', maxLength: 1 }),
);
const name = fc.array(unit, { minLength: 1, maxLength: 12 }).map((units) => units.join(''));

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

  it('is told by the prefixes for nine letters, digits and spaces', () => {
    expect(namePrefix('Brass 42a')).toBeLessThan(namePrefix('brass 42B'));
    expect(namePrefix('brass 42a!')).toBe(namePrefix('brass 42aé'));
    // Of what stands between letters and digits it is only told that it does.
    expect(namePrefix('a-b')).toBe(namePrefix('a!c'));
    expect(Number.isSafeInteger(namePrefix('\u{10ffff}'))).toBe(true);
    expect(Number.isSafeInteger(namePrefix('zzzzzzzz\u{10ffff}'))).toBe(true);
  });
});
