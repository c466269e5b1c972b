import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';
import type { ChangeEntry, ChangeLog, ChangeRole } from './change-log.ts';
import { latestOf } from './change-lists.ts';
import { valueIn } from './slot-leaves.ts';
import type { SortedSlots } from './sorted-slots.ts';

/** A change by itself, or a batch, which stands where its latest change does. */
export type UnitRecord = { readonly change: ChangeEntry } | { readonly batch: BatchRecord };

interface Standing {
  readonly number: number;
  readonly actor: ActorRecord;
  readonly role: ChangeRole;
}

const standingOf = (batch: BatchRecord): Standing => ({ ...batch, number: batch.latest });

/** Takes a number out; false when it was not there. */
const wasIn = (list: SortedSlots, number: number) => list.remove(number) >= 0;

/** Which changes and batches hold, and what each person's Undo and Redo would take back. */
export class UndoUnits {
  /** `onAltered` hears of changes that are taken back or put back, `onMoved` of people whose Undo or Redo has another to take back. */
  constructor(
    private readonly log: ChangeLog,
    private readonly onAltered: (entry: ChangeEntry) => void,
    private readonly onMoved: (actor: ActorRecord) => void,
  ) {}

  /** What Undo would take back, or Redo. */
  latest(actor: ActorRecord, which: 'units' | 'undos'): UnitRecord | undefined {
    if (which === 'undos') return this.#latestUndo(actor);
    const number = latestOf(actor.units);
    return number === undefined ? undefined : this.#unitAt(number);
  }

  /** The latest change on record that belongs to a unit; 0 for none. */
  endOfRedo(actor: ActorRecord): number {
    return (actor.latestUnit ??= this.#findEndOfRedo(actor));
  }

  /** The latest undo since whose beginning nothing was written anew. */
  #latestUndo(actor: ActorRecord): UnitRecord | undefined {
    const { undos } = actor;
    const end = this.endOfRedo(actor);
    for (let rank = undos.size - 1; rank >= 0; rank -= 1) {
      const number = undos.at(rank) as number;
      if (number < end) return undefined;
      const unit = this.#unitAt(number);
      // A batch may have waited, or gone on, while something new was written.
      if (!unit || !('batch' in unit) || unit.batch.begun >= end) return unit;
    }
    return undefined;
  }

  #unitAt(number: number): UnitRecord | undefined {
    const change = this.log.entry(number);
    return change && (change.batch ? { batch: change.batch } : { change });
  }

  /** Of a change that was just written; `stood` is where its batch stood before, 0 for nowhere. */
  add(number: number, actor: ActorRecord, role: ChangeRole, stood: number): void {
    if (role === 'unit') {
      if (stood === 0 || wasIn(actor.units, stood)) actor.units.insert(number);
      actor.latestUnit = number;
    } else if (role === 'undo') {
      if (stood === 0 || wasIn(actor.undos, stood)) actor.undos.insert(number);
    }
    this.onMoved(actor);
  }

  /** Of changes from one number to another that were just written, each a unit by itself. */
  addEach(first: number, last: number, actor: ActorRecord): void {
    actor.units.append(first, last);
    actor.latestUnit = last;
    this.onMoved(actor);
  }

  /** Of a change that goes off the record; its batch stands where it now does. */
  remove({ number, actor, batch }: ChangeEntry): void {
    for (const list of [actor.units, actor.undos]) {
      if (wasIn(list, number) && batch && batch.latest > 0) list.insert(batch.latest);
    }
    if (number === actor.latestUnit) actor.latestUnit = undefined;
    this.onMoved(actor);
  }

  /** A change that cannot be taken back is not tried again. */
  passOver(change: ChangeEntry): void {
    this.log.passOver(change.number);
    this.#leave(change);
  }

  /** Something was written that takes a change back: says what has taken it back, and so down the chain. */
  settle(entry: ChangeEntry): void {
    const reverter = this.log.reverterOf(entry);
    // Behind one that stays as it is all others do.
    if (reverter === entry.revertedBy) return;
    this.log.setRevertedBy(entry.number, reverter);
    if (!entry.batch) this.#place(entry, reverter === 0 && !entry.isPassed);
    this.onAltered(entry);
    const reverted = this.log.entry(entry.reverts);
    if (reverted) this.settle(reverted);
  }

  /** The same for a batch as a whole. */
  settleBatch(batch: BatchRecord): void {
    const reverter = batch.reversals.findLast(({ revertedBy }) => revertedBy === undefined);
    if (reverter === batch.revertedBy) return;
    batch.revertedBy = reverter;
    this.#place(standingOf(batch), reverter === undefined && batch.latest > 0);
    if (batch.reverts) this.settleBatch(batch.reverts);
  }

  #place(standing: Standing, isTried: boolean): void {
    this.#leave(standing);
    if (isTried) this.#enter(standing);
  }

  #enter({ number, actor, role }: Standing): void {
    if (role === 'unit') actor.units.insert(number);
    else if (role === 'undo') actor.undos.insert(number);
    this.onMoved(actor);
  }

  /** Looks through what a person wrote, the newest first. */
  #findEndOfRedo({ changes }: ActorRecord): number {
    const numbers = changes.of(undefined);
    let found = 0;
    numbers.walkRuns(numbers.size - 1, -1, (values, first, last) => {
      for (let index = first; index >= last && found === 0; index -= 1) {
        const number = valueIn(values, index);
        if (this.log.entry(number)?.role === 'unit') found = number;
      }
      return found === 0;
    });
    return found;
  }

  #leave({ number, actor }: Standing): void {
    actor.units.remove(number);
    actor.undos.remove(number);
    this.onMoved(actor);
  }
}
