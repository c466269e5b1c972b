import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { LiveResult } from '../live-result.ts';
import type { Deliveries } from './deliveries.ts';

interface Watched<Query, T> {
  readonly query: Query;
  readonly live: LiveResult<T>;
}

/** Queries of one sort that are watched: each is opened for its first observer, and closed with its last. */
export class LiveResults<Query, T> {
  readonly #watched = new Map<string, Watched<Query, T>>();

  /** `markOf` answers differently when what is to be seen differs, and may be short otherwise. */
  constructor(
    private readonly deliveries: Deliveries,
    private readonly read: (query: Query) => DatabaseResult<T>,
    private readonly markOf: (value: T) => string,
  ) {}

  get isEmpty(): boolean {
    return this.#watched.size === 0;
  }

  watch(query: Query, observer: Observer<T>): Unsubscribe {
    const key = JSON.stringify(query);
    const watched = this.#watched.get(key) ?? this.#open(key, query);
    return this.deliveries.subscribe(watched.live, observer, () => {
      // An observer may unsubscribe twice, and by then another result may live under the key.
      if (this.#watched.get(key) === watched) this.#watched.delete(key);
    });
  }

  /** What is told of these queries may have changed: they are read again at the end of the turn. */
  markStale(isConcerned: (query: Query) => boolean): void {
    for (const { query, live } of this.#watched.values()) {
      if (isConcerned(query)) this.deliveries.schedule(live);
    }
  }

  #open(key: string, query: Query): Watched<Query, T> {
    let mark: string | undefined;
    const live = new LiveResult<T>((previous) => {
      const result = this.read(query);
      const last = mark;
      mark = result.ok ? this.markOf(result.value) : result.error.message;
      return previous && previous.ok === result.ok && last === mark ? previous : result;
    });
    const watched = { query, live };
    this.#watched.set(key, watched);
    return watched;
  }
}
