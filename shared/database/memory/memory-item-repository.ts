import type { CreateItemRequest, Item, ItemFields, UpdateItemRequest } from '../../items/item.ts';
import type {
  DatabaseResult,
  ItemFilter,
  ItemPage,
  ItemQuery,
  ItemRepository,
  Observer,
  Unsubscribe,
} from '../database.ts';
import { parseCreate, parseCreateMany, parseFilter, parseQuery, parseUpdate } from '../requests.ts';
import { connectionClosed, failure, notFound, success } from '../results.ts';
import { decideUpdate, withoutGaps } from '../update-rules.ts';
import { ItemStore } from './item-store.ts';
import { LiveQueries } from './live-queries.ts';
import { StringPool } from './string-pool.ts';

interface RepositoryOptions {
  readonly now: () => number;
  readonly createId: () => string;
  readonly onObserverError: (error: unknown) => void;
}

/** The repository over an {@link ItemStore}: parses what comes in, decides, and answers with results. */
export class MemoryItemRepository implements ItemRepository {
  readonly #store: ItemStore;
  readonly #live: LiveQueries;
  readonly #readClock: () => number;
  readonly #createId: () => string;
  readonly #tags = new StringPool();
  #latest = 0;
  #isOpen = true;

  constructor({ now, createId, onObserverError }: RepositoryOptions) {
    this.#store = new ItemStore((id, before, after) => this.#live.onWrite(id, before, after));
    this.#live = new LiveQueries(this.#store, onObserverError);
    this.#readClock = now;
    this.#createId = createId;
  }

  /** Creates items at once. Throws for one that is not valid. */
  seed(requests: readonly CreateItemRequest[]): void {
    for (const request of requests) {
      const fields = parseCreate(request);
      if (!fields.ok) throw new Error(`The seed is not valid. ${fields.error.message}`);
      this.#create(fields.value, this.#now());
    }
  }

  countAll(): number {
    return this.#store.count({});
  }

  close(): void {
    this.#isOpen = false;
    this.#live.close();
  }

  list(query: ItemQuery): Promise<DatabaseResult<readonly Item[]>> {
    return this.#answer(parseQuery(query), (parsed) =>
      success(Object.freeze(this.#store.page(parsed).items)),
    );
  }

  count(filter?: ItemFilter): Promise<DatabaseResult<number>> {
    return this.#answer(parseFilter(filter), (parsed) => success(this.#store.count(parsed)));
  }

  get(id: string): Promise<DatabaseResult<Item>> {
    return this.#answer(this.#find(id), success);
  }

  create(request: CreateItemRequest): Promise<DatabaseResult<Item>> {
    return this.#answer(parseCreate(request), (fields) => success(this.#create(fields, this.#now())));
  }

  createMany(requests: readonly CreateItemRequest[]): Promise<DatabaseResult<readonly Item[]>> {
    return this.#answer(parseCreateMany(requests), (all) => {
      const now = this.#now();
      return success(Object.freeze(all.map((fields) => this.#create(fields, now))));
    });
  }

  update(id: string, request: UpdateItemRequest): Promise<DatabaseResult<Item>> {
    return this.#answer(parseUpdate(request), ({ baseVersion, ...fields }) => {
      const found = this.#find(id);
      return found.ok ? this.#update(found.value, withoutGaps(fields), baseVersion) : found;
    });
  }

  delete(id: string): Promise<DatabaseResult<void>> {
    return this.#answer(this.#find(id), () => {
      this.#store.delete(id);
      return success(undefined);
    });
  }

  restore(id: string): Promise<DatabaseResult<Item>> {
    const deleted = this.#store.getDeleted(id);
    return this.#answer(deleted ? success(deleted) : this.#find(id), (item) => {
      if (deleted) this.#store.put(deleted);
      return success(item);
    });
  }

  watchPage(query: ItemQuery, observer: Observer<ItemPage>): Unsubscribe {
    const parsed = parseQuery(query);
    if (parsed.ok) return this.#live.watchPage(parsed.value, observer);
    let isWatching = true;
    queueMicrotask(() => {
      if (isWatching && this.#isOpen) observer.error(parsed.error);
    });
    return () => {
      isWatching = false;
    };
  }

  watchItem(id: string, observer: Observer<Item>): Unsubscribe {
    return this.#live.watchItem(id, observer);
  }

  /** Every operation ends here: the answer to what was parsed or found, unless the database is closed. */
  #answer<In, Out>(
    input: DatabaseResult<In>,
    act: (value: In) => DatabaseResult<Out>,
  ): Promise<DatabaseResult<Out>> {
    if (!this.#isOpen) return Promise.resolve(failure(connectionClosed()));
    return Promise.resolve(input.ok ? act(input.value) : input);
  }

  #find(id: string): DatabaseResult<Item> {
    const item = this.#store.get(id);
    return item ? success(item) : failure(notFound(id));
  }

  /** The time, which never goes back, whatever the clock does: later items are never older ones. */
  #now(): number {
    this.#latest = Math.max(this.#latest, this.#readClock());
    return this.#latest;
  }

  #create(fields: ItemFields, now: number): Item {
    const item = this.#freeze({ id: this.#newId(), ...fields, createdAt: now, updatedAt: now, version: 1 });
    this.#store.put(item);
    return item;
  }

  #newId(): string {
    const id = this.#createId();
    if (this.#store.has(id)) throw new Error(`createId gave the id ${id} a second time.`);
    return id;
  }

  /** In one shape, whatever it is made of: engines keep objects of one shape small and fast. */
  #freeze({ id, name, description, status, tags, createdAt, updatedAt, version }: Item): Item {
    return Object.freeze({
      id,
      name,
      description,
      status,
      tags: Object.isFrozen(tags) ? tags : this.#freezeTags(tags),
      createdAt,
      updatedAt,
      version,
    });
  }

  #freezeTags(tags: readonly string[]): readonly string[] {
    // A copy, since a list that was built piece by piece keeps room to grow.
    return tags.length === 0 ? noTags : Object.freeze(tags.map((tag) => this.#tags.share(tag)));
  }

  #update(item: Item, fields: Partial<ItemFields>, baseVersion?: number): DatabaseResult<Item> {
    const changed = decideUpdate(item, fields, baseVersion);
    if (!changed.ok) return changed;
    if (changed.value.length === 0) return success(item);
    const updated = this.#freeze({ ...item, ...fields, updatedAt: this.#now(), version: item.version + 1 });
    this.#store.put(updated);
    return success(updated);
  }
}

const noTags: readonly string[] = Object.freeze([]);
