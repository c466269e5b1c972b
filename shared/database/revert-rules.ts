import { editableFields, isSameValue, type EditableField, type Item } from '../items/item.ts';
import type { Batch, Change, FieldValues } from './changes.ts';
import type { DatabaseError, DatabaseResult } from './database.ts';
import { failure, notFound, success, validationError } from './results.ts';
import { changedFields } from './update-rules.ts';

/** What it takes to take a change back, decided the same way wherever items are stored. */

export type RevertedChange = Pick<Change, 'id' | 'itemId' | 'kind' | 'before' | 'after' | 'revertedBy'> & {
  /** All that the item held after the change; where it was deleted, until then. */
  readonly fields: Required<FieldValues>;
};

/** The item of a change as it is now; undefined when it was deleted for ever. */
export interface PresentItem {
  readonly item: Item;
  readonly isDeleted: boolean;
}

/** What is to be written, and which fields stay because somebody has changed them since. */
export type RevertDecision =
  | { readonly write: 'delete' | 'restore'; readonly left: readonly EditableField[] }
  | { readonly write: 'update'; readonly fields: FieldValues; readonly left: readonly EditableField[] }
  | { readonly write: 'nothing'; readonly left: readonly EditableField[] };

/**
 * NotFound when the item is not there; ValidationError when there is nothing to take back: it has been
 * taken back already, or was a purge.
 */
export function decideRevert(
  change: RevertedChange,
  present: PresentItem | undefined,
): DatabaseResult<RevertDecision> {
  if (change.kind === 'purged') return failure(refused(sentences.purge));
  if (!present) return failure(purgedItem(change.itemId));
  if (change.revertedBy !== undefined) return failure(refused(sentences.again));
  if (change.after === null) return present.isDeleted ? success(restore) : failure(refused(sentences.there));
  if (present.isDeleted) {
    return failure(change.before === null ? refused(sentences.again) : deletedItem(change.itemId));
  }
  if (change.before === null) return success(decideRemoval(change, present.item));
  return decideFields(present.item, change.before, change.after);
}

const restore: RevertDecision = { write: 'restore', left: [] };

/** What came with the change goes only as it came: nobody's later work goes with it. */
function decideRemoval({ fields }: RevertedChange, item: Item): RevertDecision {
  const left = changedFields(item, fields);
  return left.length === 0 ? { write: 'delete', left } : { write: 'nothing', left };
}

function decideFields(item: Item, before: FieldValues, after: FieldValues): DatabaseResult<RevertDecision> {
  const isNow = (field: EditableField, values: FieldValues) => {
    const value = values[field];
    return value !== undefined && isSameValue(item[field], value);
  };
  const concerned = editableFields.filter((field) => after[field] !== undefined && !isNow(field, before));
  if (concerned.length === 0) return failure(refused(sentences.again));
  const taken = concerned.filter((field) => isNow(field, after));
  const left = concerned.filter((field) => !isNow(field, after));
  if (taken.length === 0) return success({ write: 'nothing', left });
  const fields: FieldValues = Object.fromEntries(taken.map((field) => [field, before[field]]));
  return success({ write: 'update', fields, left });
}

/**
 * Whether a change of a batch that was taken back stays, wholly or in part. One that was taken back
 * before does not.
 */
export const staysBehind = (decision: DatabaseResult<Pick<RevertDecision, 'left'>>): boolean =>
  decision.ok ? decision.value.left.length > 0 : decision.error.kind === 'NotFound';

const undoOf = 'Undo: ';
const redoOf = 'Redo: ';

/** What the batch is called that takes another one back: "Undo: Import of boats.csv", and of that "Redo: …". */
export function titleOfReversion({ title, reverts }: Pick<Batch, 'title' | 'reverts'>): string {
  // Only what takes another one back was named here.
  if (reverts === undefined) return undoOf + title;
  const original = title.slice(undoOf.length);
  return (title.startsWith(undoOf) ? redoOf : undoOf) + original;
}

/** The item's content is gone: it was deleted for ever, or never was. */
export const purgedItem = (id: string): DatabaseError => ({
  kind: 'NotFound',
  id,
  message: 'This item was deleted for ever, and cannot come back.',
});

/** It is in the trash, where it can be restored. */
export const deletedItem = (id: string): DatabaseError => ({
  ...notFound(id),
  message: 'This item is in the trash. Restore it first, then try again.',
});

/** A change that is not on record. */
export const changeNotFound = (id: string): DatabaseError => ({
  kind: 'NotFound',
  id,
  message: 'This change is not on record any more: changes are kept for a limited time. It cannot be undone.',
});

export const batchNotFound = (id: string): DatabaseError => ({
  kind: 'NotFound',
  id,
  message:
    'None of these changes is on record any more: changes are kept for a limited time. They cannot be undone.',
});

export const changeOfAnotherItem = (): DatabaseError =>
  validationError([{ path: ['changeId'], message: 'This change belongs to another item.' }]);

export const batchRevertedAlready = (): DatabaseError => refused(sentences.againAll);

/** The latest undo is that of a batch, and waits for what was begun before it. */
export const undoIsWaiting = (): DatabaseError => refused(sentences.waiting);

/** Of a batch that somebody else has begun. */
export const batchOfAnother = (): DatabaseError => ({
  kind: 'Forbidden',
  message: 'This batch of changes was begun by somebody else. Begin a new one.',
});

export const batchIsReverted = (): DatabaseError =>
  validationError([
    { path: ['batch', 'id'], message: 'This batch of changes has been undone. Begin a new one.' },
  ]);

const refused = (message: string) => validationError([{ path: ['id'], message }]);

const sentences = {
  purge: 'An item that was deleted for ever cannot come back.',
  again: 'This change has been undone already.',
  againAll: 'These changes have been undone already.',
  waiting: 'These changes are still being undone. Try again when that is done.',
  there: 'This deletion has been undone already: the item is there.',
} as const;
