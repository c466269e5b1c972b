import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  formatCsvRecord,
  joinTags,
  protectFormula,
  splitTags,
  unprotectFormula,
} from '../../shared/items/csv.ts';

describe('formula protection', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '\u00a0=1',
  ])('puts an apostrophe before %j', (text) => expect(protectFormula(text)).toBe(`'${text}`));

  it.each(['Widget', '1-2', 'a=b', "'tis", "''", '', '5" nail', '–dash', '/path'])(
    'leaves %j alone',
    (text) => {
      expect(protectFormula(text)).toBe(text);
      expect(unprotectFormula(text)).toBe(text);
    },
  );

  it('adds one apostrophe to a text that looks protected already, so that it comes back with its own', () => {
    expect(protectFormula("'=x")).toBe("''=x");
    expect(unprotectFormula("''=x")).toBe("'=x");
  });

  it('is undone exactly for every text', () => {
    const start = fc.stringMatching(/^'{0,3}\s{0,2}[=+\-@＝＋－＠\t\r\n]?/);
    fc.assert(
      fc.property(start, fc.string({ unit: 'grapheme' }), (first, rest) => {
        const text = first + rest;
        expect(unprotectFormula(protectFormula(text))).toBe(text);
        expect(protectFormula(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('tags in a cell', () => {
  it('stand beside each other with | between them', () => {
    expect(joinTags(['country', 'AW', '533'])).toBe('country|AW|533');
    expect(splitTags('country|AW|533')).toEqual(['country', 'AW', '533']);
  });

  it('keep a | and a backslash of their own', () => {
    expect(joinTags(['a|b', 'c\\'])).toBe('a\\|b|c\\\\');
    expect(splitTags('a\\|b|c\\\\')).toEqual(['a|b', 'c\\']);
  });

  it('leave a backslash before anything else as it is', () => {
    expect(splitTags('C:\\temp|x')).toEqual(['C:\\temp', 'x']);
    expect(splitTags('end\\')).toEqual(['end\\']);
  });

  it('are none where nothing stands', () => {
    expect(splitTags('')).toEqual([]);
    expect(splitTags('|a|| |b|')).toEqual(['a', 'b']);
  });

  it('come back as they were, whatever they hold', () => {
    const tag = fc
      .string({ unit: fc.constantFrom('|', '\\', 'a', ' ', '"'), minLength: 1 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        expect(splitTags(joinTags(tags))).toEqual(tags);
      }),
    );
  });
});

describe('a CSV record', () => {
  it('quotes as RFC 4180 asks and ends with CRLF', () => {
    expect(formatCsvRecord(['plain', 'a,b', 'say "hi"', 'two\nlines', ''])).toBe(
      'plain,"a,b","say ""hi""","two\nlines",\r\n',
    );
  });

  it('quotes what readers with another delimiter would split, and outer spaces', () => {
    expect(formatCsvRecord(['a;b', 'a\tb', ' a'])).toBe('"a;b","a\tb"," a"\r\n');
  });

  it('reads back with papaparse as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', ';', ' ', 'a', 'é') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const { data } = Papa.parse<string[]>(formatCsvRecord(cells).trimEnd(), {
          delimiter: ',',
          newline: '\r\n',
        });
        expect(data[0]?.map(unprotectFormula)).toEqual(cells);
      }),
    );
  });
});
