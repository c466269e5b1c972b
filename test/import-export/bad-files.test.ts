import { describe, expect, it } from 'vitest';
import { fileOf, refusalOf } from '../support/import-files.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('a file that cannot be imported gets a sentence', () => {
  it('when it is empty, or only white space', async () => {
    expect(await refusalOf('')).toContain('“items.csv” is empty.');
    expect(await refusalOf(' \r\n\n')).toContain('“items.csv” is empty.');
  });

  it('when it has a header and no rows', async () => {
    expect(await refusalOf('Name,Tags\n')).toBe(
      '“items.csv” has a header and no rows. Write one item per row below it.',
    );
    expect(await refusalOf('Name,Tags\n,\n\n')).toContain('a header and no rows');
  });

  it('when it is larger than the limit, before a byte of it is read', async () => {
    const file = fileOf('Name\nA\n');
    Object.defineProperty(file, 'size', { value: 50 * 1024 * 1024 });
    Object.defineProperty(file, 'slice', {
      value: () => {
        throw new Error('It was read.');
      },
    });
    expect(await refusalOf(file)).toContain('“items.csv” has 50 MB; at most 20 MB can be imported at once.');
  });

  it('when it is not text', async () => {
    expect(await refusalOf(bytes(1, 2, 0, 4, 0, 0))).toContain('is not a text file');
    expect(await refusalOf(bytes(0x4e, 0x61, 0x6d, 0x65, 0x0a, 0xe9, 0x0a))).toContain(
      'is not text in UTF-8',
    );
    expect(await refusalOf(bytes(0x4e, 0x61, 0xc3))).toContain('is not text in UTF-8');
  });

  it('when it is a workbook', async () => {
    expect(await refusalOf(bytes(0x50, 0x4b, 3, 4, 0, 0), 'items.xlsx')).toContain(
      'save the sheet as “CSV UTF-8”',
    );
    expect(await refusalOf(bytes(0xd0, 0xcf, 0x11, 0xe0), 'items.xls')).toContain('workbook');
  });

  it('when it cannot be read any more', async () => {
    const file = fileOf('Name\nA\n');
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) };
    Object.defineProperty(file, 'slice', { value: () => gone });
    expect(await refusalOf(file)).toContain('could not be read');
  });

  it('when no column is called Name', async () => {
    expect(await refusalOf('Title,Colour\nA,red\n')).toContain(
      'No column is called Name. The first row must name the columns; it says: Title, Colour. Known are Name, Description, Status, Tags.',
    );
  });

  it('shortens what it repeats of a strange header', async () => {
    expect((await refusalOf(`${'x'.repeat(50_000)},b\n1,2\n`)).length).toBeLessThan(300);
  });

  it('when a column is given twice', async () => {
    expect(await refusalOf('Name,Tags,name\nA,b,c\n')).toContain(
      'The header names Name twice, in columns 1 and 3.',
    );
  });

  it('when it has too many columns', async () => {
    expect(await refusalOf(`Name${','.repeat(1000)}\nA\n`)).toContain(
      'The header has 1,001 columns; at most 500',
    );
  });

  it('when it has more than 100,000 rows', async () => {
    expect(await refusalOf(`Name\n${'A\n'.repeat(100_001)}`)).toContain('more than 100,000 rows');
  });

  it('when a quote is never closed, with the row', async () => {
    expect(await refusalOf('Name,Description\nA,b\nC,"open\nD,e\n')).toContain('In row 3 a quotation mark');
  });

  it('when a quote is never closed in front of megabytes', async () => {
    const rest = 'D,e some more text\n'.repeat(500_000);
    expect(await refusalOf(`Name,Description\nA,b\nC,"open\n${rest}`)).toContain('In row 3 a quotation mark');
  });
});
