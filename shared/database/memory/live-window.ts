import type { ItemPage, ItemQuery, Observer } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { Observed } from '../observed.ts';
import type { Live } from './deliveries.ts';
import type { ItemOrder } from './item-order.ts';
import type { ItemStore } from './item-store.ts';
import { rankAt, stepOf } from './match-windows.ts';
import { areSame } from './next-page.ts';

/** How many items are kept on either side of a window. */
const margin = 32;

/**
 * A window of an order that is watched. It keeps a strip of the order: its items and some on either side. A write before
 * the strip only moves its beginning, and one within puts in or takes out one item, so that the order is read again
 * only when the window has come to lie partly outside. Ranks are as the window shows them. It is what a {@link LiveResult} is,
 * without the result in between, and instead of a frozen page for all each observer gets one of its own, around the same
 * frozen list: a write may touch a hundred of them, and freezing is a fifth of telling.
 */
export class LiveWindow extends Observed<ItemPage> implements Live<ItemPage> {
  /** Whether it waits to be delivered: kept here, where asking costs nothing. */
  isScheduled = false;
  readonly isDescending: boolean;
  /** How many writes have touched its items since it was read; at first all it could have had. */
  touches = 1;
  readonly #offset: number;
  readonly #end: number;
  /** What was told last; at first nothing that could be. */
  #items: readonly Item[] = Object.freeze<Item[]>([]);
  #total = -1;
  /** How often that was another page. */
  #state = 0;
  #strip: Item[] = [];
  /** The rank of the strip's first item. */
  #start = 0;

  constructor(
    private readonly query: ItemQuery,
    private readonly store: ItemStore,
    private readonly order: ItemOrder,
  ) {
    super();
    this.#offset = query.offset;
    this.#end = query.offset + query.limit;
    this.isDescending = stepOf(query) < 0;
  }

  /** Calls every observer that has not heard the present page. */
  deliver(onObserverError: (error: unknown) => void): void {
    this.isScheduled = false;
    if (!this.isWatched) return;
    this.#refresh();
    this.tellAll(this.#state, onObserverError);
  }

  protected override tell(observer: Observer<ItemPage>): void {
    observer.next({ items: this.#items, total: this.#total });
  }

  /** The order has one item less, which stood at a rank. */
  remove(rank: number): void {
    if (rank < this.#end) this.touches += 1;
    this.#takeOut(rank);
  }

  /** The order has one item more, which stands at a rank. */
  insert(rank: number, item: Item): void {
    if (rank < this.#end) this.touches += 1;
    this.#putIn(rank, item);
  }

  /** An item stood at a rank and stands at another, or there as a new version. */
  move(from: number, to: number, item: Item): void {
    const isBefore = from < this.#offset && to < this.#offset;
    const isAfter = from >= this.#end && to >= this.#end;
    if (!isBefore && !isAfter) this.touches += 1;
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

  /** Reads what a write may have changed. */
  #refresh(): void {
    const total = this.order.slots.size;
    const { touches } = this;
    this.touches = 0;
    const items = touches > 0 ? this.#readItems(total) : this.#items;
    // One write that touches a window changes it, and need not be looked for. Several may have taken each other back.
    const areNew = touches === 1 || !areSame(this.#items, items);
    if (!areNew && total === this.#total) return;
    if (areNew) this.#items = Object.freeze(items);
    this.#total = total;
    this.#state += 1;
  }

  #readItems(total: number): readonly Item[] {
    const end = Math.min(this.#end, total);
    if (this.#offset >= end) return [];
    if (this.#offset < this.#start || end > this.#start + this.#strip.length) this.#readStrip(end);
    return this.#strip.slice(this.#offset - this.#start, end - this.#start);
  }

  /** Reads what the strip lacks of the window, up to `end`, and a margin with it: mostly it has the rest. */
  #readStrip(end: number): void {
    const strip = this.#strip;
    const behind = this.#start + strip.length;
    const first = Math.max(0, this.#offset - margin);
    const last = this.#end + margin;
    if (this.#offset >= this.#start && this.#offset <= behind) {
      strip.push(...this.#readOrder(behind, last));
      strip.splice(0, Math.max(0, first - this.#start));
      this.#start = Math.max(first, this.#start);
    } else if (end >= this.#start && end <= behind) {
      strip.unshift(...this.#readOrder(first, this.#start));
      strip.length = Math.min(strip.length, last - first);
      this.#start = first;
    } else {
      this.#strip = this.#readOrder(first, last);
      this.#start = first;
    }
  }

  /** The items from one rank, as the window shows them, to before another. */
  #readOrder(start: number, end: number): Item[] {
    const { query, store, order } = this;
    return store.pick(order, rankAt(query, order.slots.size, start), stepOf(query), end - start);
  }
}
