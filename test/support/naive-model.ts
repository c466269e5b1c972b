import type {
  DatabaseResult,
  ItemFilter,
  ItemPage,
  ItemQuery,
  ItemSort,
} from '../../shared/database/database.ts';
import { failure, notFound, success, validationError } from '../../shared/database/results.ts';
import {
  editableFields,
  isSameValue,
  type EditableField,
  type Item,
  type ItemFields,
} from '../../shared/items/item.ts';
import { nameKey } from '../../shared/items/text.ts';
import { searchRank } from './naive-search.ts';

export type ItemChanges = Partial<ItemFields> & { baseVersion?: number };

const knownBytes = new Map<string, Buffer>();

/** The bytes of a name's key. Remembered, as names come again and again. */
function keyBytes(name: string): Buffer {
  const bytes = knownBytes.get(name) ?? Buffer.from(nameKey(name));
  knownBytes.set(name, bytes);
  return bytes;
}

const comparators = {
  name: (a: Item, b: Item) => Buffer.compare(keyBytes(a.name), keyBytes(b.name)),
  createdAt: (a: Item, b: Item) => a.createdAt - b.createdAt,
  updatedAt: (a: Item, b: Item) => a.updatedAt - b.updatedAt,
};

/**
 * What the interface means, deliberately without any cleverness: an array in the order of creation
 * that is filtered and sorted for every question. Ids and times are given from outside, so that it
 * can follow any implementation.
 */
export class NaiveModel {
  #items: { item: Item; isDeleted: boolean }[] = [];

  page(query: ItemQuery): ItemPage {
    const matching = this.#matching(query);
    const ordered = query.sort ? sorted(matching, query.sort) : bestFirst(matching, query.search);
    return { items: ordered.slice(query.offset, query.offset + query.limit), total: matching.length };
  }

  count(filter: ItemFilter): number {
    return this.#matching(filter).length;
  }

  get(id: string): DatabaseResult<Item> {
    const found = this.#items.find(({ item, isDeleted }) => item.id === id && !isDeleted);
    return found ? success(found.item) : failure(notFound(id));
  }

  create(fields: ItemFields, id: string, now: number): Item {
    const item = { ...fields, id, createdAt: now, updatedAt: now, version: 1 };
    this.#items.push({ item, isDeleted: false });
    return item;
  }

  update(id: string, { baseVersion, ...changes }: ItemChanges, now: number): DatabaseResult<Item> {
    const found = this.get(id);
    if (!found.ok) return found;
    const current = found.value;
    if (baseVersion !== undefined && baseVersion > current.version) {
      const message = `Version ${baseVersion} does not exist yet: the item is at version ${current.version}.`;
      return failure(validationError([{ path: ['baseVersion'], message }]));
    }
    const fields = changedFields(current, changes);
    if (fields.length === 0) return success(current);
    if (baseVersion !== undefined && baseVersion < current.version) {
      const message = 'Somebody else changed this item in the meantime. Compare, then save again.';
      return failure({ kind: 'ConflictError', current, fields, message });
    }
    const item = { ...current, ...changes, updatedAt: now, version: current.version + 1 };
    this.#items = this.#items.map((entry) => (entry.item.id === id ? { ...entry, item } : entry));
    return success(item);
  }

  delete(id: string): DatabaseResult<void> {
    const found = this.get(id);
    if (!found.ok) return found;
    this.#setDeleted(id, true);
    return success(undefined);
  }

  restore(id: string): DatabaseResult<Item> {
    this.#setDeleted(id, false);
    return this.get(id);
  }

  #setDeleted(id: string, isDeleted: boolean): void {
    this.#items = this.#items.map((entry) => (entry.item.id === id ? { ...entry, isDeleted } : entry));
  }

  /** In the order of creation. */
  #matching({ status, search = '' }: ItemFilter): Item[] {
    return this.#items
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ item }) => item)
      .filter((item) => status === undefined || item.status === status)
      .filter((item) => searchRank(item, search) !== undefined);
  }
}

function bestFirst(items: Item[], search = ''): Item[] {
  const rank = (item: Item) => searchRank(item, search) ?? 0;
  return items.toSorted((a, b) => rank(a) - rank(b));
}

function sorted(items: Item[], { field, direction }: ItemSort): Item[] {
  const ascending = items.toSorted(comparators[field]);
  return direction === 'asc' ? ascending : ascending.reverse();
}

function changedFields(current: Item, changes: Partial<ItemFields>): EditableField[] {
  return editableFields.filter((field) => {
    const value = changes[field];
    return value !== undefined && !isSameValue(value, current[field]);
  });
}
