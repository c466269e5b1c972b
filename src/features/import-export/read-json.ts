import { editableFields, itemLabels, type EditableField } from '../../../shared/items/item.ts';
import { joinTags } from '../../../shared/items/csv.ts';
import { findEditableField } from '../../../shared/items/transfer.ts';
import { formatNumber } from '../../lib/format.ts';
import { checkRow, isReady } from './check-row.ts';
import { importLimits } from './import-limits.ts';
import { ImportFileError, type ImportPlan, type Job, type ReadyRow, type WrongRow } from './import-plan.ts';
import { describePosition, findJsonError } from './json-error.ts';
import { createPacer } from './pacer.ts';

/** What a place in the list holds; a line of JSON lines may not even be JSON. */
type Entry =
  { readonly row: number; readonly value: unknown } | { readonly row: number; readonly line: string };

interface EntryList {
  readonly rowLabel: ImportPlan['rowLabel'];
  readonly entries: readonly Entry[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a list of objects, an object with such a list as `items`, or one object per line. Throws
 * {@link ImportFileError} when the file as a whole cannot be imported.
 */
export async function readJson(
  fileName: string,
  text: string,
  { signal, onProgress }: Job,
): Promise<ImportPlan> {
  const { rowLabel, entries } = findEntries(fileName, text);
  if (entries.length === 0)
    throw new ImportFileError(`“${fileName}” holds an empty list. Write the items into it.`);
  if (entries.length > importLimits.rows) {
    throw new ImportFileError(
      `“${fileName}” has ${formatNumber(entries.length)} items; at most ${formatNumber(importLimits.rows)} can be imported at once. Split it.`,
    );
  }
  const ready: ReadyRow[] = [];
  const wrong: WrongRow[] = [];
  const ignored = new Set<string>();
  const breathe = createPacer(signal);
  for (const [index, entry] of entries.entries()) {
    const checked = checkEntry(entry, ignored);
    if (isReady(checked)) ready.push(checked);
    else wrong.push(checked);
    if (index % 500 === 0) onProgress(index / entries.length);
    await breathe();
  }
  const columns = editableFields.map((field) => itemLabels[field]);
  return { fileName, rowLabel, columns, ready, wrong, ignored: [...ignored] };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasName = (fields: Fields) => Object.keys(fields).some((key) => findEditableField(key) === 'name');

function findEntries(fileName: string, text: string): EntryList {
  const whole = parse(text);
  if (!whole.ok) return findLines(text) ?? refuse(fileName, text);
  const list = isFields(whole.value)
    ? (whole.value['items'] ?? (hasName(whole.value) ? [whole.value] : undefined))
    : whole.value;
  if (Array.isArray(list)) {
    return { rowLabel: 'Item', entries: list.map((value: unknown, index) => ({ row: index + 1, value })) };
  }
  throw new ImportFileError(
    `“${fileName}” is JSON, but not a list of items. It must look like [{ "name": "…" }, …] or { "items": [{ "name": "…" }, …] }.`,
  );
}

/** JSON lines: recognised by a first line that is an object of its own. Wrong lines spoil only themselves. */
function findLines(text: string): EntryList | undefined {
  const lines = text.split('\n').flatMap((line, index) => (line.trim() ? [{ row: index + 1, line }] : []));
  const first = parse(lines[0]?.line ?? '');
  if (!first.ok || !isFields(first.value)) return undefined;
  const entries = lines.map(({ row, line }): Entry => {
    const parsed = parse(line);
    return parsed.ok ? { row, value: parsed.value } : { row, line };
  });
  return { rowLabel: 'Line', entries };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function refuse(fileName: string, text: string): never {
  const offset = findJsonError(text) ?? text.length;
  const found = text.slice(offset, offset + 12).split('\n', 1)[0] ?? '';
  const what = offset === text.length ? 'it ends too early' : `“${found}” cannot stand there`;
  throw new ImportFileError(
    `“${fileName}” is not valid JSON: at ${describePosition(text, offset)}, ${what}. Correct the file there and choose it again.`,
  );
}

function checkEntry(entry: Entry, ignored: Set<string>): ReadyRow | WrongRow {
  const { row } = entry;
  const refuseEntry = (reason: string, cells: readonly string[]): WrongRow => ({
    row,
    cells,
    faults: [{ reason }],
  });
  if ('line' in entry)
    return refuseEntry('The line is not valid JSON. Write one object per line.', unplaced(entry.line));
  if (!isFields(entry.value)) {
    return refuseEntry(
      'It is not an object with fields, such as { "name": "…" }.',
      unplaced(JSON.stringify(entry.value)),
    );
  }
  const values = new Map<EditableField, unknown>();
  let repeated: EditableField | undefined;
  for (const [key, value] of Object.entries(entry.value)) {
    const field = findEditableField(key);
    if (!field) {
      if (ignored.size < importLimits.columns) ignored.add(key);
    } else if (values.has(field)) repeated = field;
    else values.set(field, value);
  }
  const cells = editableFields.map((field) => toCell(values.get(field)));
  if (repeated) return refuseEntry(`${itemLabels[repeated]} is given twice. Keep one.`, cells);
  return checkRow(row, Object.fromEntries(values), cells);
}

/** What no column can hold stands behind them. */
const unplaced = (text: string): string[] => [...editableFields.map(() => ''), text];

/** A JSON value as it stands in a table of refused rows. */
function toCell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  const isTags = Array.isArray(value) && value.every((tag): tag is string => typeof tag === 'string');
  return isTags ? joinTags(value) : JSON.stringify(value);
}
