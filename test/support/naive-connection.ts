import type { Actor } from '../../shared/database/changes.ts';
import type { DatabaseResult, Observer, Unsubscribe } from '../../shared/database/database.ts';
import type { Presence } from '../../shared/database/presence.ts';
import { connectionClosed, failure, success } from '../../shared/database/results.ts';
import { defaultRetention } from '../../shared/database/retention.ts';
import { NaiveModel } from './naive-model.ts';
import type { Writer } from './naive-record.ts';
import { NaiveReverting } from './naive-reverting.ts';

interface Watch {
  /** Looks at the present state and delivers it when it is not what was delivered last. */
  check(): void;
}

/** What all who are connected to one naive database share. Everything is asked anew after every write. */
export class NaiveStore {
  readonly model = new NaiveModel();
  readonly reverting = new NaiveReverting(this.model);
  readonly retention = defaultRetention;
  readonly present = new Map<NaiveConnection, Presence>();
  readonly watches = new Set<Watch>();
  readonly now: () => number;
  #nextId = 1;

  constructor(now: () => number) {
    this.now = now;
  }

  createId(): string {
    return `naive-${String(this.#nextId++)}`;
  }

  checkWatches(): void {
    queueMicrotask(() => this.watches.forEach((watch) => watch.check()));
  }

  prune(): void {
    this.model.prune(this.retention, this.now());
    this.checkWatches();
  }
}

/** One person's way to a naive database: everything that goes in and out is cloned. */
export class NaiveConnection {
  readonly store: NaiveStore;
  readonly actor: Actor;
  readonly #watches = new Set<Watch>();
  #isClosed = false;

  constructor(store: NaiveStore, actor: Actor) {
    this.store = store;
    this.actor = actor;
  }

  close(): void {
    this.#isClosed = true;
    for (const watch of this.#watches) this.store.watches.delete(watch);
  }

  answer<T>(ask: () => DatabaseResult<T>): Promise<DatabaseResult<T>> {
    return Promise.resolve(this.#isClosed ? failure(connectionClosed()) : structuredClone(ask()));
  }

  write<T>(change: (writer: Writer) => DatabaseResult<T>): Promise<DatabaseResult<T>> {
    const answer = this.answer(() => change({ actor: this.actor, now: this.store.now() }));
    this.store.checkWatches();
    return answer;
  }

  watch<T>(look: () => DatabaseResult<T>, observer: Observer<T>): Unsubscribe {
    let last = '';
    const watch: Watch = {
      check: () => {
        const state = look();
        const text = JSON.stringify(state);
        if (text === last) return;
        last = text;
        tell(observer, structuredClone(state));
      },
    };
    this.#watches.add(watch);
    this.store.watches.add(watch);
    queueMicrotask(() => {
      if (this.store.watches.has(watch)) watch.check();
    });
    return () => this.store.watches.delete(watch);
  }
}

/** An observer that throws is its own problem: neither the write nor another observer notices. */
function tell<T>(observer: Observer<T>, state: DatabaseResult<T>): void {
  try {
    if (state.ok) observer.next(state.value);
    else observer.error(state.error);
  } catch {
    // Nobody is there to be told.
  }
}

export function mapResult<T, U>(result: DatabaseResult<T>, map: (value: T) => U): DatabaseResult<U> {
  return result.ok ? success(map(result.value)) : result;
}
