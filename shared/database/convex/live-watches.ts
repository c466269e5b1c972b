import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { LiveResult } from '../live-result.ts';
import { reportUncaught } from '../report-uncaught.ts';
import { reuse } from './reuse.ts';

/** Something that tells what it has now, and then each time it has something new. */
export interface Source<T> {
  /** `tell` may be called with the same again: only what differs is passed on. */
  subscribe(tell: (result: DatabaseResult<T>) => void): Unsubscribe;
  /** The present state, if it is known before the source has said anything. */
  known?(): T | undefined;
}

interface LiveWatch<T> {
  readonly live: LiveResult<T>;
  latest: DatabaseResult<T> | undefined;
  end: Unsubscribe;
}

/**
 * Everything that is watched: one subscription for all who watch the same. Observers are told at the
 * end of the turn, so that a write never calls back into whoever makes it, and each only what it does
 * not know yet.
 */
export class LiveWatches<T> {
  readonly #watches = new Map<string, LiveWatch<T>>();
  #scheduled: LiveResult<T>[] = [];
  #isClosed = false;

  /** The first of what is watched and known for which `find` has an answer. */
  find<Found extends object>(find: (value: T) => Found | undefined): Found | undefined {
    for (const { latest } of this.#watches.values()) {
      const found = latest?.ok && find(latest.value);
      if (found) return found;
    }
    return undefined;
  }

  watch(key: string, createSource: () => Source<T>, observer: Observer<T>): Unsubscribe {
    if (this.#isClosed) return () => undefined;
    const watch = this.#watches.get(key) ?? this.#open(key, createSource());
    const unsubscribe = watch.live.subscribe(observer);
    if (watch.latest) this.#schedule(watch.live);
    return () => {
      unsubscribe();
      // An observer may unsubscribe twice, and by then another watch may live under the key.
      if (watch.live.isWatched || this.#watches.get(key) !== watch) return;
      this.#watches.delete(key);
      watch.end();
    };
  }

  /** Nothing arrives any more. */
  close(): void {
    this.#isClosed = true;
    for (const { end } of this.#watches.values()) end();
    this.#watches.clear();
  }

  #open(key: string, source: Source<T>): LiveWatch<T> {
    const live: LiveResult<T> = new LiveResult((previous) => {
      const latest = watch.latest as DatabaseResult<T>;
      return previous ? reuse(previous, latest) : latest;
    });
    const watch: LiveWatch<T> = { live, latest: undefined, end: () => undefined };
    this.#watches.set(key, watch);
    const known = source.known?.();
    if (known !== undefined) watch.latest = { ok: true, value: known };
    watch.end = source.subscribe((result) => {
      watch.latest = result;
      this.#schedule(live);
    });
    return watch;
  }

  #schedule(live: LiveResult<T>): void {
    if (live.isScheduled) return;
    live.isScheduled = true;
    if (this.#scheduled.length === 0) queueMicrotask(this.#flush);
    this.#scheduled.push(live);
  }

  readonly #flush = (): void => {
    const scheduled = this.#scheduled;
    this.#scheduled = [];
    for (const live of scheduled) {
      if (this.#isClosed) return;
      live.deliver(reportUncaught);
    }
  };
}
