import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';
import type { ChangeEntry, ChangeLog, ChangeRole } from './change-log.ts';
import { latestOf } from './change-lists.ts';
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

  latest(actor: ActorRecord, which: 'units' | 'undos'): UnitRecord | undefined {
    const number = latestOf(actor[which]);
    if (number === undefined || (which === 'undos' && number < this.#latestUnitOf(actor))) return undefined;
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

  /** A change was taken back by another one, and what it had taken back holds again: so down the chain. */
  takeBack(entry: ChangeEntry, by: number): void {
    this.log.setRevertedBy(entry.number, by);
    if (!entry.batch) this.#leave(entry);
    this.onAltered(entry);
    const reverted = this.log.entry(entry.reverts);
    if (reverted?.revertedBy === entry.number) this.#putBack(reverted);
  }

  /** The same for a batch as a whole. */
  takeBackBatch(batch: BatchRecord, by: BatchRecord): void {
    batch.revertedBy = by;
    this.#leave(standingOf(batch));
    if (batch.reverts?.revertedBy === batch) this.#putBackBatch(batch.reverts);
  }

  #putBack(entry: ChangeEntry): void {
    this.log.setRevertedBy(entry.number, 0);
    if (!entry.batch && !entry.isPassed) this.#enter(entry);
    this.onAltered(entry);
    const reverted = this.log.entry(entry.reverts);
    if (reverted?.revertedBy === 0) this.takeBack(reverted, entry.number);
  }

  #putBackBatch(batch: BatchRecord): void {
    batch.revertedBy = undefined;
    if (batch.latest > 0) this.#enter(standingOf(batch));
    if (batch.reverts && !batch.reverts.revertedBy) this.takeBackBatch(batch.reverts, batch);
  }

  #enter({ number, actor, role }: Standing): void {
    if (role === 'unit') actor.units.insert(number);
    else if (role === 'undo') actor.undos.insert(number);
    this.onMoved(actor);
  }

  #latestUnitOf(actor: ActorRecord): number {
    return (actor.latestUnit ??= this.#findLatestUnit(actor));
  }

  /** Looks through what a person wrote, the newest first. */
  #findLatestUnit({ changes }: ActorRecord): number {
    const numbers = changes.of(undefined);
    let found = 0;
    numbers.walkRuns(numbers.size - 1, -1, (values, first, last) => {
      for (let index = first; index >= last && found === 0; index -= 1) {
        const number = values[index] as number;
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
