import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../src/features/import-export/read-import-file.ts';
import { faultsOf, fileOf, namesOf, quietJob, read } from '../support/import-files.ts';

const header = 'name,description,status,tags';

describe('reading CSV', () => {
  it('reads the countries: flags, commas in quotes, tags', async () => {
    const plan = await read(readFileSync('test/support/countries.csv'), 'countries.csv');
    expect(plan.wrong).toEqual([]);
    expect(plan.ready).toHaveLength(249);
    expect(plan.ready[0]).toMatchObject({
      row: 2,
      item: { name: '🇦🇼 Aruba', description: 'Aruba', status: 'active', tags: ['country', 'AW', '533'] },
    });
    expect(namesOf(plan)).toContain('🇧🇴 Bolivia, Plurinational State of');
  });

  it('keeps commas, doubled quotes and line breaks of quoted cells', async () => {
    const { ready } = await read('name,description\r\n"A, ""B""","one\r\ntwo"\r\nC,plain\r\n');
    expect(ready.map(({ row, item }) => [row, item.name, item.description])).toEqual([
      [2, 'A, "B"', 'one\ntwo'],
      [3, 'C', 'plain'],
    ]);
  });

  it('matches the header by label or field name, in any case and order, with spaces around', async () => {
    const { ready, ignored } = await read(' TAGS , Name,Status\na|b,Widget,Archived\n');
    expect(ready[0]?.item).toEqual({ name: 'Widget', description: '', status: 'archived', tags: ['a', 'b'] });
    expect(ignored).toEqual([]);
  });

  it('names the columns that it passes over, and takes nothing from them', async () => {
    const plan = await read('Id,Name,createdAt,Colour,Version,Reason\n7,Widget,yesterday,red,9,none\n');
    expect(plan.ignored).toEqual(['Id', 'createdAt', 'Colour', 'Version', 'Reason']);
    expect(namesOf(plan)).toEqual(['Widget']);
  });

  it('gives defaults to what is empty or has no column', async () => {
    const { ready } = await read(`${header}\nWidget,,,\n`);
    expect(ready[0]?.item).toEqual({ name: 'Widget', description: '', status: 'draft', tags: [] });
    expect((await read('Name\nWidget\n')).ready[0]?.item.status).toBe('draft');
  });

  it.each([
    ['comma', 'name,description,tags\nA,"x;y;z",t|u\n'],
    ['semicolon', 'name;description;tags\nA;"x;y;z";t|u\n'],
    ['tab', 'name\tdescription\ttags\nA\tx;y;z\tt|u\n'],
  ])('finds out the delimiter: %s', async (_, text) => {
    const { ready } = await read(text);
    expect(ready[0]?.item).toMatchObject({ name: 'A', description: 'x;y;z', tags: ['t', 'u'] });
  });

  it.each([
    ['semicolon', 'sep=;\r\nName;Description\r\nA, the first;one\r\n;two\r\n'],
    ['tab', '"sep=\t"\nName\tDescription\nA, the first\tone\n\ttwo\n'],
    ['of one column only', 'SEP=;\nName\nA, the first\n""\n;\n'],
  ])(
    'takes the delimiter from the line that Excel writes first, and counts no row for it: %s',
    async (_, text) => {
      const { ready, wrong } = await read(text);
      expect(ready.map(({ row, item }) => [row, item.name])).toEqual([[2, 'A, the first']]);
      expect(wrong.map(({ row }) => row)).toEqual(text.includes('two') ? [3] : []);
    },
  );

  it('finds out the delimiter by the names, not by what is more frequent', async () => {
    const { ready } = await read('"Name";"a,b,c,d,e";"Tags"\nA;1,2,3,4,5;t\n');
    expect(ready[0]?.item).toMatchObject({ name: 'A', tags: ['t'] });
  });

  it.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
  ])('accepts %s as the line end', async (_, end) => {
    expect(namesOf(await read(['Name,Status', 'A,draft', 'B,active', ''].join(end)))).toEqual(['A', 'B']);
  });

  it('accepts mixed line ends and a last row without one', async () => {
    expect(namesOf(await read('Name,Status\r\nA,draft\nB,active\r\nC,draft'))).toEqual(['A', 'B', 'C']);
  });

  it('reads UTF-8 with a byte order mark and UTF-16 with one, either way round', async () => {
    const text = 'Name,Tags\nÅland 🇦🇽,é|ü\n';
    const little = new Uint16Array([
      0xfeff,
      ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    ]);
    const big = little.map((unit) => ((unit & 0xff) << 8) | (unit >> 8));
    for (const content of [`\ufeff${text}`, little, big]) {
      const { ready, ignored } = await read(content);
      expect(ready[0]?.item).toMatchObject({ name: 'Åland 🇦🇽', tags: ['é', 'ü'] });
      expect(ignored).toEqual([]);
    }
  });

  it('does not break characters that lie across the slices in which a file is read', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `${index} ${'🇦🇽é'.repeat(60)}`);
    expect(namesOf(await read(['Name', ...rows].join('\n')))).toEqual(rows);
  });

  it('counts rows as a spreadsheet does: blank ones count, lines inside a cell do not', async () => {
    const plan = await read('Name,Description\n"A","1\n2\n3"\n\n,\nB,x\n,only\n');
    expect(plan.ready.map(({ row }) => row)).toEqual([2, 5]);
    expect(faultsOf(plan.wrong)).toEqual([[6, 'Name', 'Name is empty: give the item a name.']]);
  });

  it('undoes formula protection and keeps an apostrophe that is the text’s own', async () => {
    expect(namesOf(await read("Name\n'=1+1\n''=x\n'tis\n-5\n"))).toEqual(['=1+1', "'=x", "'tis", '-5']);
  });

  it('reads 10,000 rows, lets other tasks run meanwhile and tells how far it is', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, i) => `"Item, ${i}","A ""quoted"" text of row ${i}",active,tag ${i % 7}|all`,
    );
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const told: number[] = [];
    const plan = await readImportFile(fileOf([header, ...rows].join('\n')), {
      ...quietJob(),
      onProgress: (fraction) => told.push(fraction),
    });
    clearInterval(timer);
    expect(plan.ready).toHaveLength(10_000);
    expect(plan.ready.at(-1)?.item.name).toBe('Item, 9999');
    expect(turns).toBeGreaterThan(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('stops when it is told to', async () => {
    const job = new AbortController();
    const rows = Array.from({ length: 50_000 }, (_, i) => `Item ${i}`);
    const reading = readImportFile(fileOf(['Name', ...rows].join('\n')), {
      signal: job.signal,
      onProgress: () => job.abort(),
    });
    await expect(reading).rejects.toThrow(/abort/i);
  });
});

describe('wrong rows', () => {
  it('are named by row, column and reason, and do not harm the others', async () => {
    const plan = await read(
      [
        header,
        'Good,,,',
        ',no name,,',
        `${'x'.repeat(201)},,,`,
        'Status,,lost,',
        `Tags,,,${'t|'.repeat(3)}${'u'.repeat(51)}`,
      ].join('\n'),
    );
    expect(namesOf(plan)).toEqual(['Good']);
    expect(faultsOf(plan.wrong)).toEqual([
      [3, 'Name', 'Name is empty: give the item a name.'],
      [4, 'Name', 'Name is too long: at most 200 characters.'],
      [5, 'Status', 'Status must be one of draft, active, archived.'],
      [6, 'Tags', 'A tag is too long: at most 50 characters.'],
    ]);
  });

  it('tell every fault of a row', async () => {
    const { wrong } = await read(`${header}\n ,${'x'.repeat(10_001)},lost,a\n`);
    expect(wrong[0]?.faults.map(({ column }) => column)).toEqual(['Name', 'Description', 'Status']);
  });

  it('refuse twenty-one tags and control characters', async () => {
    const tags = Array.from({ length: 21 }, (_, index) => `t${index}`).join('|');
    const plan = await read(`Name,Tags\nA,${tags}\nB\u0007,x\n`);
    expect(faultsOf(plan.wrong).map(([row, , reason]) => [row, reason.split('.')[0]])).toEqual([
      [2, 'Too many tags: at most 20'],
      [3, 'Name contains a control character or a broken character'],
    ]);
  });

  it('say so when cells are missing or too many, and accept empty ones at the end', async () => {
    const plan = await read('Name,Description,Status\nA,b\nC,d,draft,extra\nE,f,draft,,\n');
    expect(namesOf(plan)).toEqual(['E']);
    expect(faultsOf(plan.wrong)).toEqual([
      [2, undefined, expect.stringContaining('The row has 2 cells, the header 3.')],
      [3, undefined, expect.stringContaining('The row has 4 cells, the header 3.')],
    ]);
  });

  it('refuse a cell of a megabyte, whatever column it is in', async () => {
    const huge = 'x'.repeat(1024 * 1024);
    const plan = await read(`Name,Description,Note\nA,${huge},\nB,,${huge}\nC,,\n"${huge}",,\n`);
    expect(namesOf(plan)).toEqual(['C']);
    expect(faultsOf(plan.wrong).map(([row, column, reason]) => [row, column, reason.slice(0, 35)])).toEqual([
      [2, 'Description', 'The cell has 1,048,576 characters, '],
      [3, 'Note', 'The cell has 1,048,576 characters, '],
      [5, 'Name', 'The cell has 1,048,576 characters, '],
    ]);
  });

  it('say where a quote stands inside a quoted cell', async () => {
    const plan = await read('Name,Description\n"A "quoted" word",x\nB,y\n');
    expect(faultsOf(plan.wrong)).toEqual([[2, undefined, expect.stringContaining('Write it twice')]]);
    expect(namesOf(plan)).toEqual(['B']);
  });

  it('do not take a quote in the middle of an unquoted cell amiss', async () => {
    expect(namesOf(await read('Name,Status\n5" nail,draft\n'))).toEqual(['5" nail']);
  });
});
