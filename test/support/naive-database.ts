import type {
  Database,
  DatabaseError,
  DatabaseResult,
  ItemFilter,
  ItemPage,
  ItemQuery,
  ItemRepository,
  Observer,
  Unsubscribe,
} from '../../shared/database/database.ts';
import {
  parseCreate,
  parseCreateMany,
  parseFilter,
  parseQuery,
  parseUpdate,
} from '../../shared/database/requests.ts';
import { connectionClosed, failure, success } from '../../shared/database/results.ts';
import type { CreateItemRequest, Item, UpdateItemRequest } from '../../shared/items/item.ts';
import { NaiveModel, type ItemChanges } from './naive-model.ts';

interface Watch {
  /** Looks at the present state and delivers it when it is not what was delivered last. */
  check(): void;
}

/**
 * The naive model behind the real interface: everything is cloned, everything is asked anew after
 * every write. It is the proof that the contract asks for nothing that only one implementation does.
 */
export class NaiveDatabase implements Database, ItemRepository {
  readonly info = { type: 'memory', lifetime: 'tab' } as const;
  readonly #model = new NaiveModel();
  readonly #watches = new Set<Watch>();
  readonly #now: () => number;
  #nextId = 1;
  #isClosed = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  items(): ItemRepository {
    return this;
  }

  healthCheck: Database['healthCheck'] = () =>
    this.#answer(() => success({ database: this.info.type, reachable: true, roundTrip: 0 }));

  watchConnection: Database['watchConnection'] = (observer) =>
    this.#watch(() => success({ status: 'live', pendingWrites: 0 } as const), {
      next: observer,
      error: () => undefined,
    });

  close(): Promise<void> {
    this.#isClosed = true;
    this.#watches.clear();
    return Promise.resolve();
  }

  list(query: ItemQuery) {
    return this.#answer(() => mapResult(this.#page(query), ({ items }) => items));
  }

  count(filter?: ItemFilter) {
    return this.#answer(() => mapResult(parseFilter(filter), (parsed) => this.#model.count(parsed)));
  }

  get(id: string) {
    return this.#answer(() => this.#model.get(id));
  }

  create(request: CreateItemRequest) {
    return this.#write(() => mapResult(parseCreate(request), (fields) => this.#insert(fields)));
  }

  createMany(requests: readonly CreateItemRequest[]) {
    return this.#write(() =>
      mapResult(parseCreateMany(requests), (list) => list.map((fields) => this.#insert(fields))),
    );
  }

  update(id: string, request: UpdateItemRequest) {
    return this.#write(() => {
      const parsed = parseUpdate(request);
      return parsed.ok ? this.#model.update(id, withoutUndefined(parsed.value), this.#now()) : parsed;
    });
  }

  delete(id: string) {
    return this.#write(() => this.#model.delete(id));
  }

  restore(id: string) {
    return this.#write(() => this.#model.restore(id));
  }

  watchPage(query: ItemQuery, observer: Observer<ItemPage>): Unsubscribe {
    const asked = structuredClone(query);
    return this.#watch(() => this.#page(asked), observer);
  }

  watchItem(id: string, observer: Observer<Item>): Unsubscribe {
    return this.#watch(() => this.#model.get(id), observer);
  }

  #page(query: ItemQuery): DatabaseResult<ItemPage> {
    return mapResult(parseQuery(query), (parsed) => this.#model.page(parsed));
  }

  #insert(fields: Parameters<NaiveModel['create']>[0]): Item {
    return this.#model.create(fields, `naive-${String(this.#nextId++)}`, this.#now());
  }

  #answer<T>(ask: () => DatabaseResult<T>): Promise<DatabaseResult<T>> {
    return Promise.resolve(this.#isClosed ? failure(connectionClosed()) : structuredClone(ask()));
  }

  #write<T>(change: () => DatabaseResult<T>): Promise<DatabaseResult<T>> {
    const answer = this.#answer(change);
    queueMicrotask(() => this.#watches.forEach((watch) => watch.check()));
    return answer;
  }

  #watch<T>(look: () => DatabaseResult<T>, observer: Observer<T>): Unsubscribe {
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
    queueMicrotask(() => {
      if (this.#watches.has(watch)) watch.check();
    });
    return () => this.#watches.delete(watch);
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

function mapResult<T, U>(result: DatabaseResult<T>, map: (value: T) => U): DatabaseResult<U> {
  return result.ok ? success(map(result.value)) : (result satisfies { error: DatabaseError });
}

function withoutUndefined(changes: object): ItemChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
