import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePosition, findJsonError } from '../../src/features/import-export/json-error.ts';
import { faultsOf, namesOf, read, refusalOf } from '../support/import-files.ts';

const readJson = (value: unknown) => read(JSON.stringify(value), 'items.json');

describe('reading JSON', () => {
  it('takes a list of objects, and an object with such a list as items', async () => {
    const items = [
      { name: 'A', description: 'one\ntwo', status: 'active', tags: ['x|y', 'z'] },
      { name: 'B' },
    ];
    for (const value of [items, { items }]) {
      const plan = await readJson(value);
      expect(plan.rowLabel).toBe('Item');
      expect(plan.ready.map(({ row, item }) => [row, item])).toEqual([
        [1, items[0]],
        [2, { name: 'B', description: '', status: 'draft', tags: [] }],
      ]);
    }
  });

  it('takes one object per line; a line that is none is wrong by itself', async () => {
    const plan = await read('{"name":"A"}\n\n{"name":\n{"name":"B"}\n', 'items.ndjson');
    expect(namesOf(plan)).toEqual(['A', 'B']);
    expect(plan.rowLabel).toBe('Line');
    expect(faultsOf(plan.wrong)).toEqual([
      [3, undefined, 'The line is not valid JSON. Write one object per line.'],
    ]);
  });

  it('knows JSON by its beginning when the name does not tell', async () => {
    expect(namesOf(await read(' [{"name":"A"}]', 'items.txt'))).toEqual(['A']);
    expect(namesOf(await read('Name\n[A]\n', 'items.txt'))).toEqual(['[A]']);
  });

  it('matches keys by name or label, in any case, and names the keys that it passes over', async () => {
    const plan = await readJson([
      { NAME: 'A', Status: 'Active', id: 7 },
      { name: 'B', colour: 'red', id: 8 },
    ]);
    expect(plan.ready.map(({ item }) => [item.name, item.status])).toEqual([
      ['A', 'active'],
      ['B', 'draft'],
    ]);
    expect(plan.ignored).toEqual(['id', 'colour']);
  });

  it('takes null and an empty status for absent', async () => {
    const { ready } = await readJson([{ name: 'A', description: null, status: '', tags: null }]);
    expect(ready[0]?.item).toEqual({ name: 'A', description: '', status: 'draft', tags: [] });
  });

  it('undoes no formula protection: JSON has none', async () => {
    expect(namesOf(await readJson([{ name: "'=x" }]))).toEqual(["'=x"]);
  });

  it('says of each wrong item what is wrong', async () => {
    const plan = await readJson([
      7,
      {},
      { name: 7 },
      { name: 'A', tags: 'x' },
      { name: 'A', tags: Array.from({ length: 5000 }, () => 't') },
      { name: 'A', Name: 'B' },
      { name: 'A', description: 'x'.repeat(1024 * 1024) },
    ]);
    expect(plan.ready).toEqual([]);
    expect(faultsOf(plan.wrong).map(([row, column, reason]) => [row, column, reason.slice(0, 34)])).toEqual([
      [1, undefined, 'It is not an object with fields, s'],
      [2, 'Name', 'Name is empty: give the item a nam'],
      [3, 'Name', 'Name must be text.'],
      [4, 'Tags', 'Tags must be a list of texts.'],
      [5, 'Tags', 'Too many tags: 5,000, at most 20 a'],
      [6, undefined, 'Name is given twice. Keep one.'],
      [7, 'Description', 'The cell has 1,048,576 characters,'],
    ]);
  });
});

describe('JSON that cannot be imported gets a sentence', () => {
  it('with line and column when it is not valid', async () => {
    expect(await refusalOf('[\n {"name": "A"},\n {"name": oops}\n]', 'items.json')).toBe(
      '“items.json” is not valid JSON: at line 3, column 11, “oops}” cannot stand there. Correct the file there and choose it again.',
    );
    expect(await refusalOf('[{"name": "A"}', 'items.json')).toContain(
      'at line 1, column 15, it ends too early',
    );
  });

  it('when it is no list of items, or an empty one', async () => {
    expect(await refusalOf('{"rows": []}', 'items.json')).toContain('is JSON, but not a list of items');
    expect(await refusalOf('7', 'items.json')).toContain('is JSON, but not a list of items');
    expect(await refusalOf('[]', 'items.json')).toContain('holds an empty list');
  });

  it('when it holds more than 100,000 items', async () => {
    expect(await refusalOf(`[${'0,'.repeat(100_000)}0]`, 'items.json')).toContain(
      'has 100,001 items; at most 100,000',
    );
  });
});

describe('finding where JSON breaks', () => {
  it('agrees with JSON.parse on whether a text is JSON', () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', '0', 'x', ':', '\\', ' ', '-', '\u0001'),
      )
      .map(
        ([json, at, piece]) =>
          json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        expect(findJsonError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a" 1}', 5],
    ['[1,]', 3],
    ['[1}', 2],
    ['{"a":1,}', 7],
    ['[01]', 2],
    ['"a" "b"', 4],
    ['', 0],
    ['["a\nb"]', 1],
  ])('%j breaks at %i', (text, offset) => expect(findJsonError(text)).toBe(offset));

  it('counts lines and columns from 1', () => {
    expect(describePosition('ab\ncd', 4)).toBe('line 2, column 2');
  });
});
