import type { DatabaseResult, ItemPage, ItemQuery } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { LiveResult } from '../live-result.ts';
import type { ItemOrder } from './item-order.ts';
import type { ItemStore } from './item-store.ts';
import { stepOf } from './match-windows.ts';
import { nextPage } from './next-page.ts';

/** How many items are kept on either side of a window. */
const margin = 32;

/**
 * A window of an order that is watched. It keeps a strip of the order: its items and some on either side. A write before
 * the strip only moves its beginning, and one within puts in or takes out one item, so that the order is read again
 * only when the window has come to lie partly outside. Ranks are as the window shows them.
 */
export class LiveWindow {
  readonly result: LiveResult<ItemPage>;
  readonly isDescending: boolean;
  /** Whether a write has touched its items since it was read. */
  isTouched = true;
  readonly #offset: number;
  readonly #end: number;
  #strip: Item[] = [];
  /** The rank of the strip's first item. */
  #start = 0;

  constructor(
    private readonly query: ItemQuery,
    private readonly store: ItemStore,
    private readonly order: ItemOrder,
  ) {
    this.#offset = query.offset;
    this.#end = query.offset + query.limit;
    this.isDescending = stepOf(query) < 0;
    this.result = new LiveResult((previous) => this.#read(previous));
  }

  /** The order has one item less, which stood at a rank. */
  remove(rank: number): void {
    if (rank < this.#end) this.isTouched = true;
    this.#takeOut(rank);
  }

  /** The order has one item more, which stands at a rank. */
  insert(rank: number, item: Item): void {
    if (rank < this.#end) this.isTouched = true;
    this.#putIn(rank, item);
  }

  /** An item stood at a rank and stands at another, or there as a new version. */
  move(from: number, to: number, item: Item): void {
    const isBefore = from < this.#offset && to < this.#offset;
    const isAfter = from >= this.#end && to >= this.#end;
    if (!isBefore && !isAfter) this.isTouched = true;
    this.#takeOut(from);
    this.#putIn(to, item);
  }

  #takeOut(rank: number): void {
    if (rank < this.#start) this.#start -= 1;
    else if (rank < this.#start + this.#strip.length) this.#strip.splice(rank - this.#start, 1);
  }

  #putIn(rank: number, item: Item): void {
    if (rank < this.#start) this.#start += 1;
    else if (rank <= this.#start + this.#strip.length) {
      this.#strip.splice(rank - this.#start, 0, item);
      // What many writes have put in would weigh on each write after them.
      if (this.#strip.length > this.query.limit + 4 * margin) this.#strip = [];
    }
  }

  #read(previous: DatabaseResult<ItemPage> | undefined): DatabaseResult<ItemPage> {
    const last = previous?.ok ? previous.value : undefined;
    const total = this.order.slots.size;
    if (previous && last && !this.isTouched && last.total === total) return previous;
    const items = last && !this.isTouched ? last.items : this.#readItems(total);
    this.isTouched = false;
    return nextPage(previous, items, total);
  }

  #readItems(total: number): Item[] {
    const end = Math.min(this.#end, total);
    if (this.#offset >= end) return [];
    if (this.#offset < this.#start || end > this.#start + this.#strip.length) this.#readStrip();
    return this.#strip.slice(this.#offset - this.#start, end - this.#start);
  }

  #readStrip(): void {
    this.#start = Math.max(0, this.#offset - margin);
    const query = { ...this.query, offset: this.#start, limit: this.#end + margin - this.#start };
    this.#strip = [...this.store.orderPage(query, this.order).items];
  }
}
