import type { ItemQuery, ItemSortField } from '../database.ts';
import type { Item, ItemStatus } from '../../items/item.ts';
import { SortedSlots, type Compare } from './sorted-slots.ts';

/** A window of an order that somebody watches. */
export interface WatchedWindow {
  readonly query: ItemQuery;
  /** What it shows may have changed: its items, or only the total. */
  markStale(areItems: boolean): void;
}

/** All items, or those of one status, in one order; and who watches windows of it. */
export class ItemOrder {
  readonly slots: SortedSlots;
  readonly windows = new Set<WatchedWindow>();
  /** Between the two halves of a write: where the slot stood, if anybody watches, and whether it was taken out. */
  #from: number | undefined;
  #isPutIn = false;

  constructor(
    readonly field: ItemSortField,
    readonly status: ItemStatus | undefined,
    compare: Compare,
  ) {
    this.slots = new SortedSlots(compare);
  }

  includes(item: Item | undefined): boolean {
    return item !== undefined && (this.status === undefined || this.status === item.status);
  }

  /**
   * The first half of a write, before the item's keys change: an order finds a slot by the keys that
   * it was put in with.
   */
  leave(slot: number, before: Item | undefined, after: Item | undefined, isMoved: boolean): void {
    const wasIn = this.includes(before);
    const isIn = this.includes(after);
    this.#from = wasIn ? this.#watchedRank(slot) : undefined;
    this.#isPutIn = isIn && (!wasIn || isMoved);
    if (wasIn && (!isIn || isMoved)) this.slots.remove(slot);
  }

  /** The second half, after they have changed. */
  enter(slot: number, after: Item | undefined): void {
    if (this.#isPutIn) this.slots.insert(slot);
    if (this.windows.size > 0)
      this.#tell(this.#from, this.includes(after) ? this.slots.rankOf(slot) : undefined);
  }

  #watchedRank(slot: number): number | undefined {
    return this.windows.size > 0 ? this.slots.rankOf(slot) : undefined;
  }

  /** Tells the windows concerned that an item stood at a rank, now stands at another, or stands there changed. */
  #tell(from: number | undefined, to: number | undefined): void {
    if (from === undefined && to === undefined) return;
    const size = this.slots.size;
    for (const window of this.windows) {
      if (from !== undefined && to !== undefined) {
        if (isTouched(window.query, Math.min(from, to), Math.max(from, to), size)) window.markStale(true);
      } else {
        // One more or one less: the total changes for all, the items up to where it happened.
        const sizeThen = to === undefined ? size + 1 : size;
        const rank = to ?? from ?? 0;
        window.markStale(
          rankAsShown(window.query, rank, sizeThen) < window.query.offset + window.query.limit,
        );
      }
    }
  }
}

const isDescending = (query: ItemQuery) => query.sort?.direction === 'desc';

const rankAsShown = (query: ItemQuery, rank: number, size: number) =>
  isDescending(query) ? size - 1 - rank : rank;

/** Whether any rank from low to high (in the stored order) lies within the window. */
function isTouched(query: ItemQuery, low: number, high: number, size: number): boolean {
  const [first, last] = isDescending(query) ? [size - 1 - high, size - 1 - low] : [low, high];
  return first < query.offset + query.limit && last >= query.offset;
}
