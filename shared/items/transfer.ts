import { formatCsvRecord, joinTags } from './csv.ts';
import {
  editableFields,
  itemLabels,
  itemStatuses,
  itemStatusLabels,
  type EditableField,
  type Item,
} from './item.ts';

/** Which columns a file of items has. Names and order come from the Item, so that both directions agree. */

/** What an export holds: first what a person writes and an import reads, then what the database adds. */
const exportedFields = [
  ...editableFields,
  'createdAt',
  'updatedAt',
  'version',
  'id',
] as const satisfies readonly (keyof Item)[];

/** The column that a file of refused rows has at its end. An import passes over it. */
export const reasonLabel = 'Reason';

const isEditable = (field: string): field is EditableField =>
  (editableFields as readonly string[]).includes(field);

const normalise = (name: string) => name.trim().toLowerCase();

const fieldByName = new Map(
  exportedFields.flatMap((field) => [
    [normalise(field), field],
    [normalise(itemLabels[field]), field],
  ]),
);

/** The field that a column or a JSON key stands for: by field name or label, any case. */
export function findEditableField(name: string): EditableField | undefined {
  const field = fieldByName.get(normalise(name));
  return field && isEditable(field) ? field : undefined;
}

/** Whether this is the column with the reasons in a file of refused rows. */
export const isReasonColumn = (name: string): boolean => normalise(name) === normalise(reasonLabel);

/** The stored status for what a file says: value or label, any case; what is unknown stays as it is. */
export function readStatus(text: string): string {
  const wanted = normalise(text);
  return (
    itemStatuses.find((status) => status === wanted || normalise(itemStatusLabels[status]) === wanted) ?? text
  );
}

export const csvHeader = (): string => formatCsvRecord(exportedFields.map((field) => itemLabels[field]));

export const itemToCsv = (item: Item): string =>
  formatCsvRecord(exportedFields.map((field) => cellOf(item, field)));

/** An item as one line of JSON, fields in the order of the columns, times in ISO 8601 (UTC). */
export const itemToJson = (item: Item): string =>
  JSON.stringify(Object.fromEntries(exportedFields.map((field) => [field, jsonValueOf(item, field)])));

type ExportedField = (typeof exportedFields)[number];

const isTime = (field: ExportedField) => field === 'createdAt' || field === 'updatedAt';

const jsonValueOf = (item: Item, field: ExportedField) =>
  isTime(field) ? new Date(item[field]).toISOString() : item[field];

const cellOf = (item: Item, field: ExportedField): string =>
  field === 'tags' ? joinTags(item.tags) : String(jsonValueOf(item, field));
