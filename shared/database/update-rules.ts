import {
  editableFields,
  isSameValue,
  type EditableField,
  type Item,
  type ItemFields,
} from '../items/item.ts';
import type { DatabaseResult } from './database.ts';
import { failure, success, validationError } from './results.ts';

/** What an update means, decided the same way wherever items are stored and wherever a change is foreseen. */

type Gaps<T> = { [Key in keyof T]?: T[Key] | undefined };

/** Without the fields that are there but undefined, which would overwrite. */
export function withoutGaps(fields: Gaps<ItemFields>): Partial<ItemFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * The fields that an update would change; none when there is nothing to write. ValidationError for a
 * base version that does not exist yet; ConflictError when the item has moved on since the base
 * version and fields would be overwritten.
 */
export function decideUpdate(
  item: Item,
  fields: Partial<ItemFields>,
  baseVersion = item.version,
): DatabaseResult<readonly EditableField[]> {
  if (baseVersion > item.version) {
    const message = `The base version ${baseVersion} does not exist yet: the item is at version ${item.version}.`;
    return failure(validationError([{ path: ['baseVersion'], message }]));
  }
  const changed = editableFields.filter((field) => {
    const value = fields[field];
    return value !== undefined && !isSameValue(item[field], value);
  });
  if (changed.length > 0 && baseVersion < item.version) {
    const message = 'Somebody else has saved this item since you began. Choose which values to keep.';
    return failure({ kind: 'ConflictError', message, current: item, fields: changed });
  }
  return success(changed);
}
