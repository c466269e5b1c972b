import type { Observer, Unsubscribe } from '../database.ts';
import type { LiveResult } from '../live-result.ts';

type Deliverable = Pick<LiveResult<unknown>, 'deliver' | 'isScheduled'>;
/** What is watched. */
export type Live<T> = Deliverable & Pick<LiveResult<T>, 'isWatched' | 'subscribe'>;

/** As `queueMicrotask`, of which Node keeps a record: that takes three times as long. */
const endOfTurn = Promise.resolve();

/**
 * When observers are told. Writes mark what they touch; at the end of the turn each marked result is
 * read once from the store as it then is, so that no observer sees a state that was never true.
 */
export class Deliveries {
  #scheduled: Deliverable[] = [];
  #isClosed = false;

  constructor(private readonly onObserverError: (error: unknown) => void) {}

  /** Observes a result from now on; `onUnwatched` is called when its last observer has gone. */
  subscribe<T>(live: Live<T>, observer: Observer<T>, onUnwatched: () => void): Unsubscribe {
    const unsubscribe = live.subscribe(observer);
    this.schedule(live);
    return () => {
      unsubscribe();
      if (!live.isWatched) onUnwatched();
    };
  }

  schedule(live: Deliverable): void {
    if (live.isScheduled) return;
    live.isScheduled = true;
    if (this.#scheduled.length === 0) void endOfTurn.then(this.#flush);
    this.#scheduled.push(live);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Nothing arrives any more. */
  close(): void {
    this.#isClosed = true;
  }

  readonly #flush = (): void => {
    const scheduled = this.#scheduled;
    this.#scheduled = [];
    for (const live of scheduled) {
      if (this.#isClosed) return;
      live.deliver(this.onObserverError);
    }
  };
}
