import { BackgroundJobs } from './background-jobs.ts';
import { BatchReversions } from './batch-reversions.ts';
import { Expiry } from './expiry.ts';
import { HistoryStore, type HistoryOptions } from './history-store.ts';
import { PresenceBoard } from './presence-board.ts';

/** What is let go in one turn: some milliseconds of work. */
const expiredPerTurn = 500;

/** The store that everybody shares, and what goes on in it when nobody asks. */
export class MemoryEngine {
  readonly store: HistoryStore;
  readonly jobs = new BackgroundJobs();
  readonly reversions: BatchReversions;
  readonly presence: PresenceBoard;
  readonly #expiry: Expiry;
  #isOpen = true;

  constructor(options: HistoryOptions) {
    this.store = new HistoryStore(options);
    this.reversions = new BatchReversions(this.store, this.jobs);
    this.presence = new PresenceBoard(this.store.deliveries);
    this.#expiry = new Expiry(this.store);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Lets a little go of what is kept too long, so that it goes as fast as more comes. */
  expire(most: number): void {
    this.#expiry.step(this.store.latest, most);
  }

  /** Lets all go that is kept too long, in the background. */
  prune(): void {
    const now = this.store.now();
    this.jobs.start(this.#expiry, () => this.#expiry.step(now, expiredPerTurn));
  }

  close(): void {
    this.#isOpen = false;
    this.jobs.close();
    this.store.close();
  }
}
