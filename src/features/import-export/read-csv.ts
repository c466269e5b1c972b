import { splitTags } from '../../../shared/items/csv.ts';
import { editableFields, itemLabels, type EditableField } from '../../../shared/items/item.ts';
import { findEditableField } from '../../../shared/items/transfer.ts';
import { countOf, formatNumber } from '../../lib/format.ts';
import { checkRow, isReady, oversizeCell, type ItemInput } from './check-row.ts';
import { readCsvRecords, splitDelimiterLine, type CsvRecord } from './csv-records.ts';
import { importLimits } from './import-limits.ts';
import { ImportFileError, type ImportPlan, type Job, type ReadyRow, type WrongRow } from './import-plan.ts';
import { createPacer } from './pacer.ts';

/** Reads a CSV text. Throws {@link ImportFileError} when the file as a whole cannot be imported. */
export async function readCsv(
  fileName: string,
  text: string,
  { signal, onProgress }: Job,
): Promise<ImportPlan> {
  const ready: ReadyRow[] = [];
  const wrong: WrongRow[] = [];
  const breathe = createPacer(signal);
  let header: Header | undefined;
  const { rows, delimiter } = splitDelimiterLine(text);
  await readCsvRecords(rows, delimiter, async (records, fraction) => {
    for (const record of records) {
      if (isBlank(record)) continue;
      if (!header) {
        header = readHeader(record.cells);
        continue;
      }
      const checked = checkRecord(record, header);
      if (isReady(checked)) ready.push(checked);
      else wrong.push(checked);
      if (ready.length + wrong.length > importLimits.rows) throw tooManyRows(fileName);
      await breathe();
    }
    onProgress(fraction);
  });
  if (!header || ready.length + wrong.length === 0) throw headerOnly(fileName);
  const { columns, ignored } = header;
  return { fileName, rowLabel: 'Row', columns, ready, wrong, ignored };
}

interface Header {
  readonly columns: readonly string[];
  /** Where each field stands. */
  readonly places: ReadonlyMap<EditableField, number>;
  readonly ignored: readonly string[];
}

const isBlank = ({ cells }: CsvRecord) => cells.every((cell) => cell.trim() === '');

function readHeader(cells: readonly string[]): Header {
  if (cells.length > importLimits.columns) {
    throw new ImportFileError(
      `The header has ${formatNumber(cells.length)} columns; at most ${importLimits.columns} are read. Remove those that items do not have.`,
    );
  }
  const columns = cells.map((name) => name.trim());
  const places = new Map<EditableField, number>();
  for (const [index, name] of columns.entries()) {
    const field = findEditableField(name);
    if (!field) continue;
    const earlier = places.get(field);
    if (earlier !== undefined) throw givenTwice(field, earlier + 1, index + 1);
    places.set(field, index);
  }
  if (!places.has('name')) throw nameless(columns);
  const ignored = columns.filter((name) => name !== '' && !findEditableField(name));
  return { columns, places, ignored };
}

function checkRecord(
  { row, cells, isMisquoted }: CsvRecord,
  { columns, places }: Header,
): ReadyRow | WrongRow {
  const refuse = (reason: string): WrongRow => ({ row, cells, faults: [{ reason }] });
  if (isMisquoted) {
    return refuse(
      'A quotation mark (") stands inside a quoted cell. Write it twice (""); until then, rows after this one may be part of it.',
    );
  }
  const oversize = cells.findIndex((cell) => cell.length > importLimits.cell);
  if (oversize !== -1) {
    const name = columns[oversize] ?? `Column ${oversize + 1}`;
    const field = findEditableField(name);
    const column = field ? itemLabels[field] : name;
    return { row, cells, faults: [oversizeCell(column, cells[oversize]?.length ?? 0)] };
  }
  if (cells.length < columns.length || cells.slice(columns.length).some((cell) => cell !== '')) {
    return refuse(
      `The row has ${countOf(cells.length, 'cell')}, the header ${formatNumber(columns.length)}. Put a cell that contains a delimiter or a line break in quotation marks.`,
    );
  }
  return checkRow(row, toInput(cells, places), cells);
}

function toInput(cells: readonly string[], places: Header['places']): ItemInput {
  const cellOf = (field: EditableField) => cells[places.get(field) ?? -1];
  const tags = cellOf('tags');
  return {
    name: cellOf('name'),
    description: cellOf('description'),
    status: cellOf('status'),
    tags: tags === undefined ? undefined : splitTags(tags),
  };
}

const givenTwice = (field: EditableField, first: number, second: number) =>
  new ImportFileError(
    `The header names ${itemLabels[field]} twice, in columns ${first} and ${second}. Keep one of them and choose the file again.`,
  );

const nameless = (columns: readonly string[]) => {
  const found = columns.slice(0, 8).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return new ImportFileError(
    `No column is called ${itemLabels.name}. The first row must name the columns; it says: ${found.join(', ')}${columns.length > 8 ? ', …' : ''}. ` +
      `Known are ${editableFields.map((field) => itemLabels[field]).join(', ')}.`,
  );
};

const headerOnly = (fileName: string) =>
  new ImportFileError(`“${fileName}” has a header and no rows. Write one item per row below it.`);

const tooManyRows = (fileName: string) =>
  new ImportFileError(
    `“${fileName}” has more than ${formatNumber(importLimits.rows)} rows. Split it into smaller files, each with the header.`,
  );
