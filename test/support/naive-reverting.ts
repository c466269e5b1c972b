import type {
  Actor,
  Batch,
  Change,
  Reversion,
  UndoOutcome,
  UndoState,
  UndoUnit,
} from '../../shared/database/changes.ts';
import type { DatabaseError, DatabaseResult } from '../../shared/database/database.ts';
import { failure, success, validationError } from '../../shared/database/results.ts';
import {
  batchNotFound,
  batchRevertedAlready,
  changeNotFound,
  changeOfAnotherItem,
  deletedItem,
  purgedItem,
} from '../../shared/database/revert-rules.ts';
import { editableFields, isSameValue, type EditableField, type Item } from '../../shared/items/item.ts';
import { changedFields, pick, type NaiveModel } from './naive-model.ts';
import type { Entry, Writer } from './naive-record.ts';

/** What taking back means, for a change, a batch, and whatever a person did last. */
export class NaiveReverting {
  readonly #model: NaiveModel;
  /** The ids of changes that Undo or Redo has tried in vain. */
  readonly #passedOver = new Set<string>();

  constructor(model: NaiveModel) {
    this.#model = model;
  }

  revert(id: string, writer: Writer): DatabaseResult<Reversion> {
    const { items, record } = this.#model;
    const entry = record.find(id);
    if (!entry) return failure(changeNotFound(id));
    if (entry.kind === 'purged') return failure(refused('An item that was deleted for ever cannot return.'));
    const item = items.find(entry.itemId);
    if (!item) return failure(purgedItem(entry.itemId));
    if (record.revertedBy(id) !== undefined) return failure(refused('It has been taken back already.'));
    if (entry.after === null) return this.#revertRemoval(entry, item, writer);
    if (entry.before === null) return this.#revertArrival(entry, item, writer);
    return this.#revertFields(entry, item, writer);
  }

  restoreTo(
    itemId: string,
    changeId: string,
    fields: readonly EditableField[],
    writer: Writer,
  ): DatabaseResult<Reversion> {
    const { items, record } = this.#model;
    const entry = record.find(changeId);
    if (!entry) return failure(changeNotFound(changeId));
    if (entry.itemId !== itemId) return failure(changeOfAnotherItem());
    const item = items.find(itemId);
    if (!item || !entry.fields) return failure(purgedItem(itemId));
    if (items.isDeleted(itemId)) return failure(deletedItem(itemId));
    return success(
      reversion(this.#model.write(item, pick(entry.fields, fields), writer, { kind: 'reverted' })),
    );
  }

  revertBatch(id: string, writer: Writer): DatabaseResult<Batch> {
    const { record } = this.#model;
    const batch = record.batch(id);
    if (!batch) return failure(batchNotFound(id));
    if (batch.reversion) return failure(batchRevertedAlready());
    const reversal = record.beginReversal(batch, writer);
    for (const { id: changeId, itemName } of record.matching({ batchId: id })) {
      const result = this.revert(changeId, { ...writer, batch: reversal });
      const stays = result.ok ? result.value.left.length > 0 : result.error.kind === 'NotFound';
      if (stays) record.noteLeft(reversal.id, itemName);
    }
    return success(record.batch(id) ?? batch);
  }

  undo(writer: Writer): DatabaseResult<UndoOutcome | undefined> {
    return this.#takeBack(this.undoState(writer.actor).undo, writer);
  }

  redo(writer: Writer): DatabaseResult<UndoOutcome | undefined> {
    return this.#takeBack(this.undoState(writer.actor).redo, writer);
  }

  undoState(actor: Actor): UndoState {
    const written = this.#model.record
      .matching({ actorId: actor.id })
      .filter(({ kind }) => kind !== 'purged');
    const latest = written.findIndex(({ role }) => role === 'anew');
    const undone = latest < 0 ? written : written.slice(0, latest);
    const undo = written.find((entry) => entry.role === 'anew' && this.#canBeTried(entry));
    const redo = undone.find((entry) => entry.role === 'undo' && this.#canBeTried(entry));
    return { ...(undo && { undo: this.#unitOf(undo) }), ...(redo && { redo: this.#unitOf(redo) }) };
  }

  #canBeTried({ id, batchId }: Entry): boolean {
    const { record } = this.#model;
    if (this.#passedOver.has(id)) return false;
    return batchId === undefined ? record.revertedBy(id) === undefined : !record.batch(batchId)?.reversion;
  }

  #unitOf(entry: Entry): UndoUnit {
    const { record } = this.#model;
    const batch = entry.batchId === undefined ? undefined : record.batch(entry.batchId);
    return batch ? { batch } : { change: record.changeOf(entry) };
  }

  #takeBack(unit: UndoUnit | undefined, writer: Writer): DatabaseResult<UndoOutcome | undefined> {
    if (!unit) return success(undefined);
    if ('batch' in unit) {
      const result = this.revertBatch(unit.batch.id, writer);
      return result.ok ? success({ batch: result.value } as UndoOutcome) : result;
    }
    const result = this.revert(unit.change.id, writer);
    if (!result.ok || !result.value.change) this.#passedOver.add(unit.change.id);
    return result.ok ? success({ change: unit.change, reversion: result.value }) : result;
  }

  #revertRemoval({ id }: Entry, item: Item, writer: Writer): DatabaseResult<Reversion> {
    if (!this.#model.items.isDeleted(item.id)) return failure(refused('The item is there.'));
    return success(reversion(this.#model.bring(item, writer, { kind: 'reverted', reverts: id })));
  }

  #revertArrival({ id, fields }: Entry, item: Item, writer: Writer): DatabaseResult<Reversion> {
    if (this.#model.items.isDeleted(item.id)) return failure(refused('The item is gone.'));
    const left = changedFields(item, fields ?? {});
    if (left.length > 0) return success({ left });
    return success(reversion(this.#model.take(item, writer, { kind: 'reverted', reverts: id })));
  }

  #revertFields({ id, before, after }: Entry, item: Item, writer: Writer): DatabaseResult<Reversion> {
    if (this.#model.items.isDeleted(item.id)) return failure(deletedItem(item.id));
    const stands = (values: Entry['after'], field: EditableField) =>
      isSameValue(item[field], values?.[field] as Item[EditableField]);
    const written = editableFields.filter((field) => after?.[field] !== undefined && !stands(before, field));
    if (written.length === 0) return failure(refused('It has been taken back already.'));
    const taken = written.filter((field) => stands(after, field));
    const left = written.filter((field) => !stands(after, field));
    const origin = { kind: 'reverted', reverts: id } as const;
    return success(reversion(this.#model.write(item, pick(before ?? {}, taken), writer, origin), left));
  }
}

const reversion = (change: Change | undefined, left: readonly EditableField[] = []): Reversion => ({
  ...(change && { change }),
  left,
});

const refused = (message: string): DatabaseError => validationError([{ path: ['id'], message }]);
