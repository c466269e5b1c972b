import type {
  Actor,
  Batch,
  BatchReference,
  Change,
  ChangeFilter,
  FieldValues,
} from '../../shared/database/changes.ts';
import { titleOfReversion } from '../../shared/database/revert-rules.ts';

/** Who writes, when, and under which batch. */
export interface Writer {
  readonly actor: Actor;
  readonly now: number;
  readonly batch?: BatchReference | undefined;
}

/** A change as it is kept. What took it back is looked up each time. */
export interface Entry extends Omit<Change, 'revertedBy'> {
  /** Counts up with every change. */
  readonly order: number;
  /** All that the item held after it, or until then; of a purge nothing. */
  readonly fields?: Required<FieldValues>;
  /** Whether it was written anew, takes back a change of the same person, or takes such an undo back. */
  readonly role: 'anew' | 'undo' | 'redo';
}

interface KeptBatch extends Omit<Batch, 'reversion'> {
  size: number;
  left: number;
  leftNames: string[];
}

/** What the record means, without any cleverness: two lists that are searched for every question. */
export class NaiveRecord {
  #entries: Entry[] = [];
  readonly #batches: KeptBatch[] = [];
  #nextOrder = 1;

  append(
    { actor, now, batch }: Writer,
    change: Omit<Entry, 'id' | 'order' | 'at' | 'actor' | 'batchId' | 'role'>,
  ): Change {
    const order = this.#nextOrder++;
    const entry: Entry = {
      ...change,
      id: `change-${order}`,
      order,
      at: now,
      actor,
      ...(batch && { batchId: batch.id }),
      role: this.#roleOf(actor, change.reverts),
    };
    this.#entries.push(entry);
    if (batch) this.#keptBatch(batch, entry).size += 1;
    return this.changeOf(entry);
  }

  /** The newest first. */
  matching({ itemId, batchId, actorId, kind, from = 0, to = Infinity }: ChangeFilter): Entry[] {
    return this.#entries
      .filter((entry) => itemId === undefined || entry.itemId === itemId)
      .filter((entry) => batchId === undefined || entry.batchId === batchId)
      .filter((entry) => actorId === undefined || entry.actor.id === actorId)
      .filter((entry) => kind === undefined || entry.kind === kind)
      .filter(({ at }) => at >= from && at < to)
      .reverse();
  }

  find(id: string): Entry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  changeOf({ fields: _fields, role: _role, order: _order, ...change }: Entry): Change {
    const revertedBy = this.revertedBy(change.id);
    return { ...change, ...(revertedBy !== undefined && { revertedBy }) };
  }

  /** What took a change back, as long as that was not taken back itself. */
  revertedBy(id: string): string | undefined {
    return this.#entries.findLast((entry) => entry.reverts === id && this.revertedBy(entry.id) === undefined)
      ?.id;
  }

  /** What an item held at a version. */
  fieldsAt(itemId: string, version: number): Entry['fields'] {
    return this.#entries.find((entry) => entry.itemId === itemId && entry.version === version)?.fields;
  }

  batch(id: string): Batch | undefined {
    const kept = this.#batches.find((batch) => batch.id === id);
    if (!kept || !this.#entries.some(({ batchId }) => batchId === id)) return undefined;
    const { left: _left, leftNames: _leftNames, ...batch } = kept;
    const reversal = this.#reversalOf(id);
    if (!reversal) return batch;
    const { left, leftNames } = reversal;
    return { ...batch, reversion: { batchId: reversal.id, done: batch.size, left, leftNames, isDone: true } };
  }

  /** A batch that takes another one back. */
  beginReversal(batch: Batch, { actor, now }: Writer): BatchReference {
    const reference = { id: `reversal-${String(this.#batches.length)}`, title: titleOfReversion(batch) };
    this.#batches.push({ ...reference, actor, at: now, size: 0, reverts: batch.id, left: 0, leftNames: [] });
    return reference;
  }

  /** One of the changes that a batch should have taken back stays. */
  noteLeft(reversalId: string, itemName: string): void {
    const kept = this.#batches.find((batch) => batch.id === reversalId);
    if (!kept) return;
    kept.left += 1;
    kept.leftNames = [...new Set([...kept.leftNames, itemName])];
  }

  remove(isGone: (entry: Entry) => boolean): void {
    this.#entries = this.#entries.filter((entry) => !isGone(entry));
  }

  #reversalOf(id: string): KeptBatch | undefined {
    return this.#batches.findLast((batch) => batch.reverts === id && !this.#reversalOf(batch.id));
  }

  #keptBatch({ id, title }: BatchReference, { actor, at }: Entry): KeptBatch {
    const known = this.#batches.find((batch) => batch.id === id);
    const kept = known ?? { id, title, actor, at, size: 0, left: 0, leftNames: [] };
    if (!known) this.#batches.push(kept);
    return kept;
  }

  #roleOf(actor: Actor, reverts: string | undefined): Entry['role'] {
    const reverted = reverts === undefined ? undefined : this.find(reverts);
    if (reverted?.actor.id !== actor.id) return 'anew';
    return reverted.role === 'undo' ? 'redo' : 'undo';
  }
}
