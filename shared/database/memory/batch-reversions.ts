import type { Batch } from '../changes.ts';
import type { DatabaseResult } from '../database.ts';
import { batchRevertedAlready, staysBehind, titleOfReversion } from '../revert-rules.ts';
import { failure, success } from '../results.ts';
import type { ActorRecord } from './actor-records.ts';
import type { BackgroundJobs } from './background-jobs.ts';
import { createBatch, viewBatch, type BatchRecord } from './batch-records.ts';
import { itemOf, type ChangeEntry } from './change-log.ts';
import { createCompactId } from './compact-id.ts';
import type { HistoryStore } from './history-store.ts';
import { decide, roleOfReversion, takeBack } from './reversions.ts';

/** Changes that are looked at in one turn: some milliseconds of work. */
const sliceSize = 250;
const mostNames = 3;

/** Takes batches back: the first slice at once, and what is left in the background. */
export class BatchReversions {
  /** What has been begun and waits for its turn. */
  readonly #waiting = new Set<BatchRecord>();

  constructor(
    private readonly store: HistoryStore,
    private readonly jobs: BackgroundJobs,
  ) {}

  /** Begins, or answers how far it is. ValidationError for a batch that has been taken back. */
  revert(batch: BatchRecord, actor: ActorRecord): DatabaseResult<Batch> {
    const { revertedBy } = batch;
    if (revertedBy?.progress.isDone) return failure(batchRevertedAlready());
    if (!revertedBy) this.#begin(batch, actor);
    return success(viewBatch(batch));
  }

  /** Whether the latest undo of a person is one that has not taken anything back yet. */
  isUndoWaiting(actor: ActorRecord): boolean {
    const { units } = this.store;
    const undo = units.latest(actor, 'undos');
    const latest = undo ? ('change' in undo ? undo.change.number : undo.batch.latest) : 0;
    const place = Math.max(latest, units.endOfRedo(actor));
    return [...this.#waiting].some((by) => by.actor === actor && by.role === 'undo' && by.begun >= place);
  }

  #begin(batch: BatchRecord, actor: ActorRecord): void {
    const by = createBatch({
      id: createCompactId(),
      title: titleOfReversion(viewBatch(batch)),
      actor,
      role: roleOfReversion(batch, actor),
      reverts: batch,
      begun: this.store.log.last,
    });
    batch.reversals.push(by);
    this.store.units.settleBatch(batch);
    this.store.liveHistory.onBatch(batch);
    this.#waiting.add(by);
    // What is done again must wait until it is undone, and the other way round.
    this.jobs.start(originalOf(batch), () => this.#takeSlice(batch, by));
  }

  /** Answers whether there is more. */
  #takeSlice(batch: BatchRecord, by: BatchRecord): boolean {
    const { log, liveHistory } = this.store;
    const { progress } = by;
    const { changes } = batch;
    this.#waiting.delete(by);
    const from = changes.lowerBound((number) => number - progress.reached) - 1;
    const slice = changes.slice(from, -1, sliceSize);
    for (const number of slice) {
      const entry = log.entry(number);
      if (entry) this.#takeBack(entry, by);
      progress.reached = number;
      progress.done += 1;
    }
    progress.isDone = slice.length < sliceSize;
    // What went off the record meanwhile needs no look.
    if (progress.isDone) progress.done = batch.size;
    liveHistory.onBatch(batch);
    return !progress.isDone;
  }

  #takeBack(entry: ChangeEntry, by: BatchRecord): void {
    const { items } = this.store;
    const decided = decide(this.store, entry);
    if (decided.ok) takeBack(this.store, entry, decided.value, { actor: by.actor, batch: by });
    if (!staysBehind(decided)) return;
    const { progress } = by;
    const { name } = items.itemIn(entry.slot) ?? itemOf(entry);
    progress.left += 1;
    if (progress.leftNames.length < mostNames && !progress.leftNames.includes(name)) {
      progress.leftNames.push(name);
    }
  }
}

/** The batch that all the undoing and redoing is about. */
function originalOf(batch: BatchRecord): BatchRecord {
  let original = batch;
  while (original.reverts) original = original.reverts;
  return original;
}
