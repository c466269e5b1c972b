import type { ValidationIssue } from '../../../shared/database/database.ts';
import { parseCreate } from '../../../shared/database/requests.ts';
import {
  itemLabels,
  itemLimits,
  type CreateItemRequest,
  type EditableField,
} from '../../../shared/items/item.ts';
import { readStatus } from '../../../shared/items/transfer.ts';
import { formatNumber } from '../../lib/format.ts';
import { importLimits } from './import-limits.ts';
import type { Fault, ReadyRow, WrongRow } from './import-plan.ts';

/** What a file says of an item, not yet checked. */
export type ItemInput = Readonly<Partial<Record<EditableField, unknown>>>;

export const isReady = (row: ReadyRow | WrongRow): row is ReadyRow => 'item' in row;

/** Checks one row by the rules of the Item. What a file leaves empty takes its default. */
export function checkRow(row: number, input: ItemInput, cells: readonly string[]): ReadyRow | WrongRow {
  const oversize = findOversize(input);
  if (oversize) return { row, cells, faults: [oversize] };
  // The schema is what tells whether it is a request: here it is anything.
  const parsed = parseCreate(toRequest(input) as CreateItemRequest);
  if (parsed.ok) return { row, cells, item: parsed.value };
  const { error } = parsed;
  const issues = error.kind === 'ValidationError' ? error.issues : [{ path: [], message: error.message }];
  return { row, cells, faults: toFaults(issues) };
}

/** The issues of one item, each with the column that it is about; the same sentence once. */
export function toFaults(issues: readonly ValidationIssue[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const { path, message } of issues) {
    const column = itemLabels[path[0] as EditableField] as string | undefined;
    faults.set(message, column === undefined ? { reason: message } : { column, reason: message });
  }
  return [...faults.values()];
}

function toRequest({ name, description, status, tags }: ItemInput): Record<string, unknown> {
  const isGiven = (value: unknown) => value !== undefined && value !== null;
  return {
    name: name ?? '',
    ...(isGiven(description) && { description }),
    ...(isGiven(status) &&
      status !== '' && { status: typeof status === 'string' ? readStatus(status) : status }),
    ...(isGiven(tags) && { tags }),
  };
}

/** The schema looks at every character and every tag: what is absurdly large is refused before. */
function findOversize(input: ItemInput): Fault | undefined {
  for (const [field, value] of Object.entries(input) as [EditableField, unknown][]) {
    const column = itemLabels[field];
    if (typeof value === 'string' && value.length > importLimits.cell)
      return oversizeCell(column, value.length);
    if (Array.isArray(value) && value.length > importLimits.tags) {
      return {
        column,
        reason: `Too many tags: ${formatNumber(value.length)}, at most ${itemLimits.tags.max} are allowed.`,
      };
    }
  }
  return undefined;
}

/** A cell that no field can hold. */
export const oversizeCell = (column: string, length: number): Fault => ({
  column,
  reason: `The cell has ${formatNumber(length)} characters, more than any field can hold (the longest, ${itemLabels.description}, takes ${formatNumber(itemLimits.description.max)}). Shorten it.`,
});
