import type { ItemFilter, ItemPage, ItemQuery, ItemSort } from '../../shared/database/database.ts';
import type { TrashedItem } from '../../shared/database/trash.ts';
import type { Item } from '../../shared/items/item.ts';
import { nameKey } from '../../shared/items/text.ts';
import { searchRank } from './naive-search.ts';

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

/** All items, deliberately without any cleverness: a list that is filtered and sorted for every question. */
export class NaiveItems {
  /** In the order of creation, the deleted ones among them. */
  #all: Item[] = [];
  /** In the order of deletion. */
  #trash: TrashedItem[] = [];

  page(query: ItemQuery): ItemPage {
    const matching = this.#matching(query);
    const ordered = query.sort ? sorted(matching, query.sort) : bestFirst(matching, query.search);
    return { items: ordered.slice(query.offset, query.offset + query.limit), total: matching.length };
  }

  count(filter: ItemFilter): number {
    return this.#matching(filter).length;
  }

  /** Also one that is in the trash. */
  find(id: string): Item | undefined {
    return this.#all.find((item) => item.id === id);
  }

  isDeleted(id: string): boolean {
    return this.#trash.some(({ item }) => item.id === id);
  }

  /** The latest deleted first. */
  trash(): readonly TrashedItem[] {
    return this.#trash.toReversed();
  }

  add(item: Item): void {
    this.#all.push(item);
  }

  replace(changed: Item): void {
    this.#all = this.#all.map((item) => (item.id === changed.id ? changed : item));
  }

  trashItem(trashed: TrashedItem): void {
    this.#trash.push(trashed);
  }

  untrash(id: string): void {
    this.#trash = this.#trash.filter(({ item }) => item.id !== id);
  }

  remove(id: string): void {
    this.untrash(id);
    this.#all = this.#all.filter((item) => item.id !== id);
  }

  #matching({ status, search = '' }: ItemFilter): Item[] {
    const deleted = new Set(this.#trash.map(({ item }) => item.id));
    return this.#all
      .filter(({ id }) => !deleted.has(id))
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
