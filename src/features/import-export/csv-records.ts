import Papa from 'papaparse';
import { csvDelimiters, unprotectFormula, type CsvDelimiter } from '../../../shared/items/csv.ts';
import { findEditableField } from '../../../shared/items/transfer.ts';
import { formatNumber } from '../../lib/format.ts';
import { importLimits } from './import-limits.ts';
import { ImportFileError } from './import-plan.ts';

export interface CsvRecord {
  /** The header is row 1. Blank lines count, as they do in a spreadsheet. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A quote in it stands where none may stand; where cells and rows end is a guess. */
  readonly isMisquoted: boolean;
}

const chunkLength = 256 * 1024;
const options = { newline: '\n', skipEmptyLines: false } as const;

/** Excel's own first line, which names the delimiter. No spreadsheet counts it as a row. */
const delimiterLine = new RegExp(`^"?sep=([${csvDelimiters.join('')}])"?\\r?\\n`, 'i');

/** The rows of a file, and what parts their cells: what the file names itself, else what its header makes likely. */
export function splitDelimiterLine(text: string): { rows: string; delimiter: CsvDelimiter } {
  const [line = '', named] = delimiterLine.exec(text) ?? [];
  const rows = text.slice(line.length);
  return { rows, delimiter: csvDelimiters.find((known) => known === named) ?? detectDelimiter(rows) };
}

/** The delimiter under which the header names the most fields of an item; among equals the one that makes more columns. */
function detectDelimiter(text: string): CsvDelimiter {
  // A header is short; a beginning of the file is enough to tell, and an open quote cannot run on.
  const start = text.trimStart().slice(0, chunkLength);
  const scored = csvDelimiters.map((delimiter) => {
    const header = Papa.parse<string[]>(start, { ...options, delimiter, preview: 1 }).data[0] ?? [];
    const known = header.filter((name) => findEditableField(unprotectFormula(name)) !== undefined).length;
    return {
      delimiter,
      score: known * importLimits.columns + Math.min(header.length, importLimits.columns - 1),
    };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/**
 * Takes a text apart chunk by chunk, waiting for `onRecords` in between. Throws {@link ImportFileError} when a
 * quote is never closed, and whatever `onRecords` throws.
 */
export function readCsvRecords(
  text: string,
  delimiter: CsvDelimiter,
  onRecords: (records: CsvRecord[], fraction: number) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let chunksWithoutRow = 0;
    const take = async ({ data, errors, meta }: Papa.ParseResult<string[]>) => {
      chunksWithoutRow = data.length === 0 ? chunksWithoutRow + 1 : 0;
      // An error of a row that is not in data is of one that the chunk cuts in two: it is read again.
      const faults = errors.filter(({ row = 0 }) => row < data.length);
      const open = faults.find(({ code }) => code === 'MissingQuotes');
      if (open || chunksWithoutRow * chunkLength > importLimits.row)
        throw openQuote(rows + (open?.row ?? 0) + 1);
      const misquoted = new Set(faults.map(({ row }) => row));
      const first = rows + 1;
      rows += data.length;
      const records = data.map((cells, index) => toRecord(cells, first + index, misquoted.has(index)));
      await onRecords(records, meta.cursor / text.length);
    };
    Papa.parse<string[]>(text, {
      ...options,
      delimiter,
      chunkSize: chunkLength,
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        parser.pause();
        take(results).then(
          () => parser.resume(),
          (error: unknown) => {
            reject(error instanceof Error ? error : new Error(String(error)));
            parser.abort();
          },
        );
      },
      complete: () => resolve(),
    });
  });
}

const toRecord = (cells: string[], row: number, isMisquoted: boolean): CsvRecord => ({
  row,
  cells: cells.map(unprotectFormula),
  isMisquoted,
});

const openQuote = (row: number) =>
  new ImportFileError(
    `In row ${formatNumber(row)} a quotation mark (") opens a cell and is never closed, so that the rest of the file is inside it. ` +
      'Close it, or write it twice ("") where it belongs to the text, and choose the file again.',
  );
