import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords } from '../../shared/items/search-words.ts';
import { compareCodePoints } from '../../shared/items/text.ts';
import { WordReader } from '../../shared/database/memory/word-reader.ts';
import { WordTable } from '../../shared/database/memory/word-table.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...Array.from('aB9 éÉß-İΣς한日本ﷺK\u0301\ud83d')), maxLength: 80 }),
);

/** The words of a text as the reader has them, as text again. */
function wordsOf(reader: WordReader, source: string): string[] {
  reader.read(source);
  return Array.from({ length: reader.count }, (_, word) =>
    new TextDecoder().decode(reader.bytes.subarray(reader.starts[word], reader.starts[word + 1])),
  );
}

describe('WordReader', () => {
  it('reads the words that everybody reads, text after text', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const reader = new WordReader();
        for (const source of texts) expect(wordsOf(reader, source)).toEqual(searchWords(source));
      }),
      { numRuns: 300 },
    );
  });

  it('reads words of any length, and what becomes longer when it is folded', () => {
    const reader = new WordReader();
    for (const source of [`${'Ⅷ'.repeat(40)} buoy`, 'ﷺ'.repeat(90), 'x'.repeat(10_000), 'short']) {
      expect(wordsOf(reader, source)).toEqual(searchWords(source));
    }
  });

  it('reads every unit up to the end of the Latin letters, beside any other', () => {
    const units = Array.from({ length: 0x250 }, (_, unit) => String.fromCharCode(unit));
    const reader = new WordReader();
    const others = ['', 'a', 'É', '\u0301', 'ς', '·'];
    for (const unit of units) {
      for (const other of others) {
        const source = `${other}${unit}x${unit}${other} ${unit}`;
        expect(wordsOf(reader, source)).toEqual(searchWords(source));
      }
    }
  });

  it('has the same hash for a word however it was read', () => {
    const reader = new WordReader();
    reader.read('Eclair ÉCLAIR e\u0301clair');
    const [hash] = reader.hashes;
    expect([...reader.hashes.subarray(0, reader.count)]).toEqual([hash, hash, hash]);
    reader.readWord('eclair');
    expect(reader.hashes[0]).toBe(hash);
    reader.readWord('eclairs');
    expect(reader.hashes[0]).not.toBe(hash);
  });
});

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '😀'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).filter((some) => some.isWellFormed()),
);
const operation = fc.record({ word, isRemoval: fc.boolean() });

describe('WordTable', () => {
  it('agrees with a Map after any additions and removals, and has words in the order of code points', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 600, size: 'max' }), (operations) => {
        const reader = new WordReader();
        const table = new WordTable(reader);
        const model = new Map<string, number>();
        for (const { word, isRemoval } of operations) {
          reader.readWord(word);
          const id = table.find();
          expect(id).toBe(model.get(word));
          if (isRemoval && id !== undefined) {
            table.remove(id);
            model.delete(word);
            expect(table.isThere(id)).toBe(false);
          } else if (!isRemoval && id === undefined) {
            model.set(word, table.add());
          }
        }
        expect(new Set(model.values()).size).toBe(model.size);
        const sorted = [...model.keys()].sort(compareCodePoints);
        const keys = table.keys();
        sorted.forEach((word, place) => {
          const id = model.get(word) as number;
          const before = model.get(sorted[place - 1] ?? '');
          reader.readWord(word);
          expect(table.find()).toBe(id);
          expect(table.compareToReader(id)).toBe(0);
          if (before === undefined) return;
          expect(table.compare(before, id)).toBeLessThan(0);
          expect(table.compareToReader(before)).toBeLessThan(0);
          expect(keys[before]).toBeLessThanOrEqual(keys[id] as number);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the words that are left when most have gone', () => {
    const reader = new WordReader();
    const table = new WordTable(reader);
    const ids = Array.from({ length: 2000 }, (_, index) => {
      reader.readWord(`word${index}`);
      return table.add();
    });
    ids.forEach((id, index) => {
      if (index % 10 > 0) table.remove(id);
    });
    ids.forEach((id, index) => {
      reader.readWord(`word${index}`);
      expect(table.find()).toBe(index % 10 > 0 ? undefined : id);
    });
  });

  it('tells which words begin with another', () => {
    const reader = new WordReader();
    const table = new WordTable(reader);
    const ids = ['buoy', 'buoys', 'bu', 'bua', 'x'].map((some) => {
      reader.readWord(some);
      return table.add();
    });
    reader.readWord('buoy');
    expect(ids.map((id) => table.startsSo(id))).toEqual([true, true, false, false, false]);
  });
});
