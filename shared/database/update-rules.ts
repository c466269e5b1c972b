import {
  editableFields,
  isSameValue,
  type EditableField,
  type Item,
  type ItemFields,
} from '../items/item.ts';
import type { FieldValues } from './changes.ts';
import type { ContestedField, DatabaseResult } from './database.ts';
import { failure, success, validationError } from './results.ts';

/** What an update means, decided the same way wherever items are stored and wherever a change is foreseen. */

type Gaps<T> = { [Key in keyof T]?: T[Key] | undefined };

/** Without the fields that are there but undefined, which would overwrite. */
export function withoutGaps(fields: Gaps<ItemFields>): Partial<ItemFields> {
  // Field by field: taking the object apart and putting it together again would be a tenth of an update's time.
  const kept: Partial<Record<EditableField, unknown>> = {};
  for (const field of editableFields) if (fields[field] !== undefined) kept[field] = fields[field];
  return kept as Partial<ItemFields>;
}

/** The version that an edit began with, and what the item held then; undefined when that is not on record any more. */
export interface EditBasis {
  readonly version: number;
  readonly fields: Required<FieldValues> | undefined;
}

/** The fields whose values differ from what the item holds, in the order of the form. */
export const changedFields = (item: Item, fields: FieldValues): EditableField[] =>
  editableFields.filter((field) => {
    const value = fields[field];
    return value !== undefined && !isSameValue(item[field], value);
  });

/** ValidationError for a base version that does not exist yet. To be asked before the basis is looked up. */
export function checkBaseVersion(item: Item, baseVersion: number | undefined): DatabaseResult<void> {
  if (baseVersion === undefined || baseVersion <= item.version) return success(undefined);
  const message = `The base version ${baseVersion} does not exist yet: the item is at version ${item.version}.`;
  return failure(validationError([{ path: ['baseVersion'], message }]));
}

/**
 * The fields that an update would change; none when there is nothing to write. ConflictError when a
 * field holds neither what it held at the basis nor what is sent. Without a basis nothing is contested.
 */
export function decideUpdate(
  item: Item,
  fields: FieldValues,
  basis?: EditBasis,
): DatabaseResult<readonly EditableField[]> {
  const changed = changedFields(item, fields);
  if (basis === undefined || basis.version >= item.version) return success(changed);
  const contested = changed.flatMap((field) => contest(item, fields, basis, field));
  if (contested.length === 0) return success(changed);
  const message = 'Somebody else has changed the same since you began. Choose which values to keep.';
  return failure({ kind: 'ConflictError', message, current: item, contested });
}

function contest(
  item: Item,
  sent: FieldValues,
  { fields }: EditBasis,
  field: EditableField,
): ContestedField[] {
  const theirs = item[field];
  const base = fields?.[field];
  if (base !== undefined && isSameValue(base, theirs)) return [];
  // It is among the changed fields, so that it was sent.
  const mine = sent[field] as ContestedField['mine'];
  return [{ field, ...(base !== undefined && { base }), theirs, mine }];
}
