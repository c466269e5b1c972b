import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareCodePoints,
  countCharacters,
  countCodePoints,
  foldCase,
  nameKey,
} from '../../shared/items/text.ts';

const anyText = fc.string({ unit: 'binary' });

/** Every code point that has another case. */
function* allCasedCharacters(): Generator<string> {
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    if (character.toUpperCase() !== character || character.toLowerCase() !== character) yield character;
  }
}

describe('counting', () => {
  it('counts code points as iteration does, halves of pairs included', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('a', '\uD83D', '\uDE00', '😀') })),
        (text) => {
          expect(countCodePoints(text)).toBe(Array.from(text).length);
        },
      ),
    );
  });

  it.each([
    ['', 0, 0],
    ['Lamp ~', 6, 6],
    ['é', 1, 1],
    ['e\u0301', 1, 2],
    ['😀', 1, 1],
    ['👩‍👩‍👧‍👦', 1, 7],
    ['🇩🇪🇫🇷', 2, 4],
    ['👍🏽', 1, 2],
    ['각', 1, 1],
    ['नि', 1, 2],
    ['a\r\nb', 3, 4],
    ['\u007f', 1, 1],
  ])('%j is %i characters and %i code points', (text, characters, codePoints) => {
    expect(countCharacters(text)).toBe(characters);
    expect(countCodePoints(text)).toBe(codePoints);
  });
});

describe('comparing by code point', () => {
  it('orders as the bytes of UTF-8 do', () => {
    const edges = fc.constantFrom(
      'a',
      '\uD7FF',
      '\uE000',
      '\uFF01',
      '\uFFFF',
      '\u{10000}',
      '😀',
      '\u{10FFFF}',
    );
    const text = fc.oneof(anyText, fc.string({ unit: edges }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const byBytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(byBytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('puts an emoji behind the private use area, unlike the units of UTF-16', () => {
    expect(['\uFF01', '😀'].sort()).toEqual(['😀', '\uFF01']);
    expect(compareCodePoints('😀', '\uFF01')).toBeGreaterThan(0);
    expect(compareCodePoints('\uFF01', '😀')).toBeLessThan(0);
  });

  it('puts a text before the longer one that it begins', () => {
    expect(compareCodePoints('a', 'ab')).toBeLessThan(0);
    expect(compareCodePoints('ab', 'a')).toBeGreaterThan(0);
    expect(compareCodePoints('', 'a')).toBeLessThan(0);
    expect(compareCodePoints('ab', 'ab')).toBe(0);
  });
});

describe('the key of a name', () => {
  it.each([
    ['Widget', 'widget'],
    ['Ｗｉｄｇｅｔ', 'widget'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδοσ', 'οδοσ'],
    ['E\u0301', 'é'],
    ['ﬁ', 'fi'],
    ['①', '1'],
    ['\u212B', 'å'],
    ['A-Z [\\]^_`', 'a-z [\\]^_`'],
  ])('of %j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('is the same for the upper and the lower case of every character there is', () => {
    const characters = [...allCasedCharacters()];
    expect(characters.length).toBeGreaterThan(2500);
    const different = characters.filter(
      (character) =>
        nameKey(character.toUpperCase()) !== nameKey(character) ||
        nameKey(character.toLowerCase()) !== nameKey(character),
    );
    expect(different).toEqual([]);
  });

  it('of a key is the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });

  it('does not depend on how the name was composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name.normalize('NFC')));
      }),
    );
  });
});

describe('folding case', () => {
  it('brings all spellings of a word together', () => {
    expect(new Set(['straße', 'STRASSE', 'STRAẞE', 'Strasse'].map(foldCase)).size).toBe(1);
    expect(foldCase('Ä')).toBe('ä');
    expect(foldCase('a b')).toBe('a b');
  });
});
