import type { Batch, ChangeRepository } from '../../../shared/database/changes.ts';
import { describeBatchReversion, describeProgress, wayOf, type RevertedBatch } from './batch-sentences.ts';
import { forgetReversion, noteReversion, readReversionNotes } from './reversion-notes.ts';
import type { InTurn } from './take-back.ts';
import type { ToastBook, ToastOutlet } from './toast-book.ts';
import { offers, otherWay } from './undo-words.ts';

/** What is done by then needs no telling how far it is, ms. */
const patience = 300;
/** Who leaves the page before has hardly read how it ended, ms: the next page says it again. */
const readingTime = 6_000;

const isReverted = (batch: Batch): batch is RevertedBatch => batch.reversion !== undefined;

/**
 * Batches that are being taken back in the background: a toast says how far it is, and another one how it ended.
 * A page that is opened meanwhile, or afterwards, is told as well.
 */
export class BatchReversions {
  /** By batch, how to look away. */
  readonly #watched = new Map<string, () => void>();
  /** By batch of which it was told how it ended, what lets go of its note. */
  readonly #told = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly changes: ChangeRepository,
    private readonly book: ToastBook,
    private readonly toasts: ToastOutlet,
    private readonly inTurn: InTurn,
  ) {}

  /** Takes a batch back, or goes on with it. */
  async revert(id: string): Promise<void> {
    // Before the answer: the page may go before it comes.
    this.#note(id);
    const result = await this.changes.revertBatch(id);
    if (result.ok && isReverted(result.value)) this.follow(result.value);
    else if (!result.ok) {
      forgetReversion(id);
      this.book.settle(id);
      this.book.show({ title: 'This could not be undone', description: result.error.message });
    }
  }

  /** Tells how far it is with a batch that has begun to be taken back, to the end. */
  follow(batch: RevertedBatch): void {
    this.book.settle(batch.id);
    if (batch.reversion.isDone) void this.#end(batch);
    else if (!this.#watched.has(batch.id)) this.#watch(batch);
  }

  /** Goes on with what was under way when the page was left, and tells what has come to its end meanwhile. */
  async resume(): Promise<void> {
    for (const id of readReversionNotes()) {
      const found = await this.changes.batch(id);
      const isOngoing = found.ok && isReverted(found.value);
      if (isOngoing && !found.value.reversion.isDone) await this.revert(id);
      else if (isOngoing) await this.#end(found.value);
      // Gone from the record, or done again since.
      else forgetReversion(id);
    }
  }

  /** Looks away from all that is under way, which goes on. */
  leave(): void {
    for (const lookAway of this.#watched.values()) lookAway();
    this.#watched.clear();
    for (const timer of this.#told.values()) clearTimeout(timer);
    this.#told.clear();
  }

  #note(id: string): void {
    clearTimeout(this.#told.get(id));
    this.#told.delete(id);
    noteReversion(id);
  }

  #watch(batch: RevertedBatch): void {
    this.#note(batch.id);
    let last = batch;
    let toast: string | undefined;
    const timer = setTimeout(() => (toast = this.toasts.show(progressToast(last))), patience);
    const stop = this.changes.watchBatch(batch.id, {
      next: (now) => {
        if (!isReverted(now) || now.reversion.isDone) {
          finish(now);
          return;
        }
        last = now;
        if (toast) this.toasts.update(toast, progressToast(now));
      },
      error: ({ kind }) => {
        // Out of reach is not the end: the watch goes on when the database is back.
        if (kind === 'NotFound') finish();
      },
    });
    const lookAway = () => {
      stop();
      clearTimeout(timer);
      if (toast) this.toasts.dismiss(toast);
    };
    this.#watched.set(batch.id, lookAway);
    const finish = (now?: Batch) => {
      lookAway();
      this.#watched.delete(batch.id);
      if (now && isReverted(now)) void this.#end(now);
      // Gone from the record, or done again meanwhile.
      else forgetReversion(batch.id);
    };
  }

  async #end(batch: RevertedBatch): Promise<void> {
    this.#note(batch.id);
    this.#told.set(
      batch.id,
      setTimeout(() => forgetReversion(batch.id), readingTime),
    );
    const { batchId, left } = batch.reversion;
    const sentences = describeBatchReversion(batch);
    // Where everything stays as it is nothing was written, and nothing can be taken back again.
    const isWritten = left < batch.size || (await this.changes.batch(batchId)).ok;
    const onAction = () => void this.inTurn(() => this.revert(batchId));
    const action = { ...offers[otherWay[wayOf(batch)]], onAction };
    this.book.show({ ...sentences, ...(isWritten && { action }) }, batchId);
  }
}

const progressToast = (batch: RevertedBatch) => ({
  ...describeProgress(batch),
  progress: { value: batch.reversion.done, max: batch.size },
});
