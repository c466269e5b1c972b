import type { ItemFilter, ItemQuery, ItemSortField } from '../database.ts';
import { itemStatuses, type Item, type ItemStatus } from '../../items/item.ts';
import { parseSearch, type SearchTerms } from '../../items/search-words.ts';
import { sortFields } from '../requests.ts';
import { ItemOrder } from './item-order.ts';
import { rankMatches } from './rank-matches.ts';
import { SearchIndex } from './search-index.ts';
import { sortableNameKey } from './sortable-name-key.ts';
import type { Compare } from './sorted-slots.ts';

/** Hears of every write, with the item before and after it; undefined stands for "not there". */
export type WriteListener = (id: string, before: Item | undefined, after: Item | undefined) => void;

/**
 * The items, and all that is kept in step with them: orders, search index, tombstones. Synchronous;
 * it trusts what it is given. An item lives in a slot, numbered in the order of creation and its own
 * for good: equal keys are ordered by slot, and orders and postings hold slots only.
 */
export class ItemStore {
  readonly #items: Item[] = [];
  readonly #nameKeys: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #deleted = new Set<number>();
  readonly #search = new SearchIndex();
  readonly #orders: readonly ItemOrder[];
  readonly #onWrite: WriteListener;

  constructor(onWrite: WriteListener) {
    this.#onWrite = onWrite;
    const compares = this.#compares();
    this.#orders = [undefined, ...itemStatuses].flatMap((status) =>
      sortFields.map((field) => new ItemOrder(field, status, compares[field])),
    );
  }

  /** The live item of an id. */
  get(id: string): Item | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#live(slot);
  }

  /** The deleted item of an id. */
  getDeleted(id: string): Item | undefined {
    const slot = this.#slots.get(id);
    return slot !== undefined && this.#deleted.has(slot) ? this.#items[slot] : undefined;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** Stores an item: a new one, a newer version, or one that was deleted. */
  put(item: Item): void {
    const known = this.#slots.get(item.id);
    const slot = known ?? this.#items.length;
    if (known === undefined) this.#slots.set(item.id, slot);
    this.#write(slot, known === undefined ? undefined : this.#live(slot), item);
  }

  /** Leaves a tombstone in the place of a live item. */
  delete(id: string): void {
    const slot = this.#slots.get(id);
    const item = slot === undefined ? undefined : this.#live(slot);
    if (slot !== undefined && item) this.#write(slot, item, undefined);
  }

  count({ status, search }: ItemFilter): number {
    const terms = parseSearch(search);
    return terms ? this.#match(terms, status).length : this.orderOf('createdAt', status).slots.size;
  }

  /** A window and the total, both of this moment. */
  page(query: ItemQuery): { items: Item[]; total: number } {
    const terms = parseSearch(query.search);
    if (terms) return this.#searchPage(query, terms);
    const { slots } = this.orderOf(query.sort?.field ?? 'createdAt', query.status);
    const found: number[] = [];
    collect(query, slots.size, (rank, step) =>
      slots.walk(rank, step, (slot) => found.push(slot) < query.limit),
    );
    return { items: this.#itemsAt(found), total: slots.size };
  }

  orderOf(field: ItemSortField, status: ItemStatus | undefined): ItemOrder {
    return this.#orders.find((order) => order.field === field && order.status === status) as ItemOrder;
  }

  #live(slot: number): Item | undefined {
    return this.#deleted.has(slot) ? undefined : this.#items[slot];
  }

  #itemsAt(slots: readonly number[]): Item[] {
    return slots.map((slot) => this.#items[slot] as Item);
  }

  #write(slot: number, before: Item | undefined, after: Item | undefined): void {
    const isRenamed = before?.name !== after?.name;
    const key = after && (isRenamed ? sortableNameKey(after.name) : this.#nameKeys[slot]);
    const isNameMoved = key !== this.#nameKeys[slot];
    const orders = this.#orders.filter((order) => order.includes(before) || order.includes(after));
    const moves = orders.map((order) => {
      const wasIn = order.includes(before);
      const isIn = order.includes(after);
      const isMoved = order.field === 'name' ? isNameMoved : before?.[order.field] !== after?.[order.field];
      const from = wasIn ? order.watchedRank(slot) : undefined;
      const isTakenOut = wasIn && (!isIn || isMoved);
      // Before the keys change: an order finds a slot by the keys that it was put in with.
      if (isTakenOut) order.slots.remove(slot);
      return { order, from, isIn, isPutIn: isIn && (!wasIn || isTakenOut) };
    });
    this.#replace(slot, before, after, key);
    for (const { order, from, isIn, isPutIn } of moves) {
      if (isPutIn) order.slots.insert(slot);
      order.tell(from, isIn ? order.watchedRank(slot) : undefined);
    }
    const id = (after ?? before)?.id;
    if (id !== undefined) this.#onWrite(id, before, after);
  }

  #replace(slot: number, before: Item | undefined, after: Item | undefined, key: string | undefined): void {
    this.#search.update(slot, before, after);
    if (after) {
      this.#items[slot] = after;
      this.#nameKeys[slot] = key as string;
      this.#deleted.delete(slot);
    } else {
      this.#deleted.add(slot);
    }
  }

  #compares(): Record<ItemSortField, Compare> {
    const byKey = (keyOf: (slot: number) => string | number): Compare => {
      return (a, b) => {
        const x = keyOf(a);
        const y = keyOf(b);
        return x < y ? -1 : x > y ? 1 : a - b;
      };
    };
    return {
      name: byKey((slot) => this.#nameKeys[slot] as string),
      createdAt: byKey((slot) => (this.#items[slot] as Item).createdAt),
      updatedAt: byKey((slot) => (this.#items[slot] as Item).updatedAt),
    };
  }

  #match(terms: SearchTerms, status: ItemStatus | undefined): Uint32Array {
    return this.#filterByStatus(this.#search.match(terms, this.#items.length).slots, status);
  }

  #filterByStatus(slots: Uint32Array, status: ItemStatus | undefined): Uint32Array {
    return status === undefined
      ? slots
      : slots.filter((slot) => (this.#items[slot] as Item).status === status);
  }

  #searchPage(query: ItemQuery, terms: SearchTerms): { items: Item[]; total: number } {
    const matches = this.#search.match(terms, this.#items.length);
    const slots = this.#filterByStatus(matches.slots, query.status);
    const found = query.sort
      ? this.#sortedWindow(query, query.sort.field, slots)
      : rankMatches({ slots, scoreOf: matches.scoreOf }, query.offset, query.limit);
    return { items: this.#itemsAt(found), total: slots.length };
  }

  /** A window of the matches in one of the orders: by sorting them, or by going through the order, whichever is less. */
  #sortedWindow(query: ItemQuery, field: ItemSortField, slots: Uint32Array): number[] {
    const order = this.orderOf(field, query.status);
    const found: number[] = [];
    if (slots.length * Math.log2(slots.length + 1) < order.slots.size) {
      const sorted = slots.sort(this.#compares()[field]);
      collect(query, sorted.length, (rank, step) => {
        for (let at = rank; at >= 0 && at < sorted.length && found.length < query.limit; at += step) {
          found.push(sorted[at] as number);
        }
      });
      return found;
    }
    const isMatch = new Uint8Array(this.#items.length);
    for (const slot of slots) isMatch[slot] = 1;
    let skipped = 0;
    const step = query.sort?.direction === 'desc' ? -1 : 1;
    order.slots.walk(step > 0 ? 0 : order.slots.size - 1, step, (slot) => {
      if (isMatch[slot] === 0) return true;
      skipped += 1;
      return skipped <= query.offset || found.push(slot) < query.limit;
    });
    return found;
  }
}

/** Where a window begins and which way it goes, in a list of so many. */
function collect(query: ItemQuery, size: number, walk: (rank: number, step: 1 | -1) => void): void {
  if (query.offset >= size) return;
  if (query.sort?.direction === 'desc') walk(size - 1 - query.offset, -1);
  else walk(query.offset, 1);
}
