import type { WriteOptions } from '../../shared/database/changes.ts';
import type {
  DatabaseResult,
  ItemFilter,
  ItemPage,
  ItemQuery,
  ItemRepository,
  Observer,
  Unsubscribe,
} from '../../shared/database/database.ts';
import { parseWriteOptions } from '../../shared/database/change-requests.ts';
import {
  parseCreate,
  parseCreateMany,
  parseFilter,
  parseQuery,
  parseUpdate,
} from '../../shared/database/requests.ts';
import type { CreateItemRequest, Item, ItemFields, UpdateItemRequest } from '../../shared/items/item.ts';
import { mapResult, type NaiveConnection } from './naive-connection.ts';
import type { ItemChanges, NaiveModel } from './naive-model.ts';
import type { Writer } from './naive-record.ts';

/** The items of the naive model, behind the real interface. */
export class NaiveItemRepository implements ItemRepository {
  readonly #connection: NaiveConnection;
  readonly #model: NaiveModel;

  constructor(connection: NaiveConnection) {
    this.#connection = connection;
    this.#model = connection.store.model;
  }

  list(query: ItemQuery) {
    return this.#connection.answer(() => mapResult(this.#page(query), ({ items }) => items));
  }

  count(filter?: ItemFilter) {
    return this.#connection.answer(() =>
      mapResult(parseFilter(filter), (parsed) => this.#model.items.count(parsed)),
    );
  }

  get(id: string) {
    return this.#connection.answer(() => this.#model.get(id));
  }

  create(request: CreateItemRequest, options?: WriteOptions) {
    return this.#write(options, (writer) =>
      mapResult(parseCreate(request), (fields) => this.#insert(fields, writer)),
    );
  }

  createMany(requests: readonly CreateItemRequest[], options?: WriteOptions) {
    return this.#write(options, (writer) =>
      mapResult(parseCreateMany(requests), (list) => list.map((fields) => this.#insert(fields, writer))),
    );
  }

  update(id: string, request: UpdateItemRequest, options?: WriteOptions) {
    return this.#write(options, (writer) => {
      const parsed = parseUpdate(request);
      return parsed.ok ? this.#model.update(id, withoutUndefined(parsed.value), writer) : parsed;
    });
  }

  delete(id: string, options?: WriteOptions) {
    return this.#write(options, (writer) => this.#model.delete(id, writer));
  }

  restore(id: string, options?: WriteOptions) {
    return this.#write(options, (writer) => this.#model.restore(id, writer));
  }

  watchPage(query: ItemQuery, observer: Observer<ItemPage>): Unsubscribe {
    const asked = structuredClone(query);
    return this.#connection.watch(() => this.#page(asked), observer);
  }

  watchItem(id: string, observer: Observer<Item>): Unsubscribe {
    return this.#connection.watch(() => this.#model.get(id), observer);
  }

  #page(query: ItemQuery): DatabaseResult<ItemPage> {
    return mapResult(parseQuery(query), (parsed) => this.#model.items.page(parsed));
  }

  #insert(fields: ItemFields, writer: Writer): Item {
    return this.#model.create(fields, this.#connection.store.createId(), writer);
  }

  #write<T>(options: WriteOptions | undefined, change: (writer: Writer) => DatabaseResult<T>) {
    return this.#connection.write((writer) => {
      const parsed = parseWriteOptions(options);
      if (!parsed.ok) return parsed;
      const writerOfBatch = { ...writer, batch: parsed.value };
      const may = this.#model.mayWrite(writerOfBatch);
      return may.ok ? change(writerOfBatch) : may;
    });
  }
}

function withoutUndefined(changes: object): ItemChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
