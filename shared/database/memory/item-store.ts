import type { ItemFilter, ItemPage, ItemQuery, ItemSortField } from '../database.ts';
import { itemStatuses, type Item, type ItemStatus } from '../../items/item.ts';
import { parseSearch, type SearchTerms } from '../../items/search-words.ts';
import { sortFields } from '../query-limits.ts';
import { isStripped } from './item-maker.ts';
import { ItemOrder } from './item-order.ts';
import { filteredWindow, rankAt, rankMatches, sortedWindow, stepOf } from './match-windows.ts';
import { SearchIndex } from './search-index.ts';
import type { Matches } from './search-scratch.ts';
import { ItemTable } from './item-table.ts';
import { comparableName, compareNames } from './name-order.ts';
import { StringIndex } from './string-index.ts';

/** Hears of every write, with the item before and after it; undefined stands for "not there". */
export type WriteListener = (id: string, before: Item | undefined, after: Item | undefined) => void;

type OrderSet = Record<ItemSortField, ItemOrder>;

/**
 * The items, and all that is kept in step with them: orders, search index, tombstones. Synchronous;
 * it trusts what it is given. An item lives in a slot, numbered in the order of creation and its own
 * for good: equal keys are ordered by slot, and orders and postings hold slots only.
 */
export class ItemStore {
  readonly #table = new ItemTable();
  readonly #slots = new StringIndex((slot) => this.#table.at(slot).id);
  readonly #search = new SearchIndex(this.#table);
  readonly #allOrders = orderSet((field) => new ItemOrder(this.#table, field));
  readonly #ordersByStatus: Readonly<Record<ItemStatus, OrderSet>>;
  readonly #onWrite: WriteListener;
  #lastMatches: (Matches & { readonly key: string }) | undefined;

  constructor(onWrite: WriteListener) {
    this.#onWrite = onWrite;
    const ordersOf = (status: ItemStatus) =>
      orderSet((field) => new ItemOrder(this.#table, field, status, this.#allOrders[field]));
    const entries = itemStatuses.map((status) => [status, ordersOf(status)] as const);
    this.#ordersByStatus = Object.fromEntries(entries) as Record<ItemStatus, OrderSet>;
  }

  /** The live item of an id. */
  get(id: string): Item | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#live(slot);
  }

  /** How many slots there are: the next new item has this one. */
  get slotCount(): number {
    return this.#table.size;
  }

  /** The slot of an id that was ever given, also of an item that is deleted, or gone for ever. */
  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** What stands in a slot: the item, also a deleted one; undefined when it is gone for ever. */
  itemIn(slot: number): Item | undefined {
    const item = this.#table.at(slot);
    return isStripped(item) ? undefined : item;
  }

  isDeleted(slot: number): boolean {
    return !this.#table.isLive(slot);
  }

  /** Stores an item: a new one, a newer version, or one that was deleted. Answers with its slot. */
  put(item: Item): number {
    const slot = this.#slots.get(item.id);
    if (slot === undefined) return this.add(item) as number;
    this.#write(slot, this.#live(slot), item);
    return slot;
  }

  /** Stores a new item. Answers with its slot, undefined when its id was given before. */
  add(item: Item): number | undefined {
    const slot = this.#table.size;
    if (!this.#slots.add(item.id, slot)) return undefined;
    this.#lastMatches = undefined;
    this.#table.set(slot, item);
    for (const orders of [this.#allOrders, this.#ordersByStatus[item.status]]) {
      for (const field of sortFields) orders[field].takeIn(slot, item);
    }
    this.#onWrite(item.id, undefined, item);
    return slot;
  }

  /** Leaves a tombstone in the place of a live item. */
  delete(id: string): void {
    const slot = this.#slots.get(id);
    const item = slot === undefined ? undefined : this.#live(slot);
    if (slot !== undefined && item) this.#write(slot, item, undefined);
  }

  /** Deletes a deleted item for ever: `remains` is stripped, and keeps its id taken. */
  purge(slot: number, remains: Item): void {
    this.#table.empty(slot, remains);
  }

  /** Another one whenever a count by status is another. */
  get countStamp(): number {
    return this.#table.countStamp;
  }

  count(filter: ItemFilter): number {
    const terms = parseSearch(filter.search);
    if (!terms) return this.#table.count(filter.status);
    return this.#match(terms, filter.status).slots.length;
  }

  /** A window and the total, both of this moment. */
  page(query: ItemQuery): ItemPage {
    const terms = parseSearch(query.search);
    return terms ? this.searchPage(query, terms) : this.orderPage(query, this.orderOf(query));
  }

  /** The order that a query is a window of. */
  orderOf({ sort, status }: ItemQuery): ItemOrder {
    const orders = this.#ordersOf(status);
    // Spelled out: engines are quicker with names that they know than with one that differs from call to call.
    if (sort === undefined || sort.field === 'createdAt') return orders.createdAt;
    return sort.field === 'name' ? orders.name : orders.updatedAt;
  }

  orderPage(query: ItemQuery, order: ItemOrder): ItemPage {
    const total = order.slots.size;
    return { items: this.pick(order, rankAt(query, total), stepOf(query), query.limit), total };
  }

  /** Up to so many items of an order, from a rank on, up or down. */
  pick({ slots }: ItemOrder, rank: number, step: 1 | -1, count: number): Item[] {
    return slots.pick(rank, step, count, this.#table.items);
  }

  searchPage(query: ItemQuery, terms: SearchTerms): ItemPage {
    const { slots, scoreOf } = this.#match(terms, query.status);
    return { items: this.#matchWindow(query, slots, scoreOf).map(this.#itemAt), total: slots.length };
  }

  #live(slot: number): Item | undefined {
    return this.#table.isLive(slot) ? this.#table.at(slot) : undefined;
  }

  readonly #itemAt = (slot: number): Item => this.#table.at(slot);

  #ordersOf(status: ItemStatus | undefined): OrderSet {
    return status === undefined ? this.#allOrders : this.#ordersByStatus[status];
  }

  #write(slot: number, before: Item | undefined, after: Item | undefined): void {
    const isMoved = {
      name: !before || !after || compareNames(this.#table.nameOf(slot), comparableName(after.name)) !== 0,
      createdAt: before?.createdAt !== after?.createdAt,
      updatedAt: before?.updatedAt !== after?.updatedAt,
    };
    const sets = this.#setsWith(before, after);
    for (const orders of sets) {
      for (const field of sortFields) orders[field].leave(slot, before, after, isMoved[field]);
    }
    this.#replace(slot, before, after);
    for (const orders of sets) {
      for (const field of sortFields) orders[field].enter(slot, after);
    }
    const id = (after ?? before)?.id;
    if (id !== undefined) this.#onWrite(id, before, after);
  }

  /** The orders that have the item, or will. */
  #setsWith(before: Item | undefined, after: Item | undefined): OrderSet[] {
    const sets = [this.#allOrders];
    if (before) sets.push(this.#ordersByStatus[before.status]);
    if (after && after.status !== before?.status) sets.push(this.#ordersByStatus[after.status]);
    return sets;
  }

  #replace(slot: number, before: Item | undefined, after: Item | undefined): void {
    this.#search.note(slot, before);
    this.#lastMatches = undefined;
    if (after) this.#table.set(slot, after);
    else this.#table.bury(slot);
  }

  /** The matches of a search. A page and its total are mostly asked for together: the last answer is kept until a write. */
  #match(terms: SearchTerms, status: ItemStatus | undefined): Matches {
    const key = JSON.stringify([terms, status]);
    if (this.#lastMatches?.key !== key) {
      const { slots, scoreOf } = this.#search.match(terms);
      const isOfStatus = (slot: number) => this.#table.isLive(slot, status);
      this.#lastMatches = { key, slots: status === undefined ? slots : slots.filter(isOfStatus), scoreOf };
    }
    return this.#lastMatches;
  }

  #matchWindow(query: ItemQuery, slots: Uint32Array, scoreOf: (slot: number) => number): number[] {
    if (!query.sort) return rankMatches({ slots, scoreOf }, query.offset, query.limit);
    // Sorting the matches, or going through the order and picking them: whichever is less work.
    const isFew = slots.length * Math.log2(slots.length + 1) < this.#table.count(query.status);
    return isFew
      ? sortedWindow(query, slots, this.#table.compares[query.sort.field])
      : filteredWindow(query, slots, this.orderOf(query).slots, this.#table.size);
  }
}

const orderSet = (create: (field: ItemSortField) => ItemOrder): OrderSet => ({
  name: create('name'),
  createdAt: create('createdAt'),
  updatedAt: create('updatedAt'),
});
