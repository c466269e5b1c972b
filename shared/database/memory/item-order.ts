import type { ItemSortField } from '../database.ts';
import type { Item, ItemStatus } from '../../items/item.ts';
import type { ItemTable } from './item-table.ts';
import { valueIn } from './slot-leaves.ts';
import { SortedSlots } from './sorted-slots.ts';
import { StaleSlots } from './stale-slots.ts';

/** Hears of every write that concerns an order. */
export interface OrderWatcher {
  /** An item that stood at a rank is gone; so many are left. */
  onRemove(rank: number, size: number): void;
  /** An item has come to stand at a rank, and there are so many now. */
  onInsert(rank: number, size: number, item: Item): void;
  /** An item, of so many, stood at a rank and stands at another, or there as a new version. */
  onMove(from: number, to: number, size: number, item: Item): void;
}

/** Of so many slots, one that is to be taken in costs as much as making the order anew costs for each that it has. */
const rebuildShare = 32;
const fewSlots = 64;

/**
 * All items, or those of one status, in one order. An order that is watched takes
 * part in each write. Any other only notes which slots are touched, and makes up for it when it is read: what is never
 * read is never sorted, and what comes in masses is sorted in one go.
 */
export class ItemOrder {
  /** Who watches windows of it, while anybody does. */
  watcher: OrderWatcher | undefined;
  readonly #table: ItemTable;
  readonly #slots: SortedSlots;
  readonly #stale = new StaleSlots();
  /** Between the two halves of a write that is watched: where the slot stood, and whether it is to be put in. */
  #from: number | undefined;
  #isPutIn = false;

  /** `whole` is the same order of all items, if this is one of a status. */
  constructor(
    table: ItemTable,
    readonly field: ItemSortField,
    readonly status?: ItemStatus,
    private readonly whole?: ItemOrder,
  ) {
    this.#table = table;
    this.#slots = new SortedSlots(table.compares[field]);
  }

  /** The slots in order, as of now. */
  get slots(): SortedSlots {
    if (this.#stale.countOf(this.#table.size) > 0) this.#catchUp();
    return this.#slots;
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
    const isTakenOut = wasIn && (!isIn || isMoved);
    this.#isPutIn = isIn && (!wasIn || isMoved);
    if (this.watcher) {
      const slots = this.slots;
      this.#from = wasIn ? (isTakenOut ? slots.remove(slot) : slots.rankOf(slot)) : undefined;
    } else if (isTakenOut || this.#isPutIn) {
      this.#note(slot, wasIn ? before : undefined);
    }
  }

  /** The second half, after they have changed. */
  enter(slot: number, after: Item | undefined): void {
    if (!this.watcher) return;
    let to: number | undefined;
    if (this.#isPutIn) to = this.#slots.insert(slot);
    else if (this.includes(after)) to = this.#slots.rankOf(slot);
    this.#tell(this.watcher, this.#from, to, after);
  }

  /** A new slot, the last one, has an item that belongs here. Who is not watched finds it when it is read. */
  takeIn(slot: number, item: Item): void {
    if (!this.watcher) return;
    const slotCount = this.#table.size;
    const isNextOne = this.#stale.countOf(slotCount) === 1;
    const rank = isNextOne ? this.#slots.insert(slot) : this.slots.rankOf(slot);
    this.#stale.clear(slotCount);
    this.watcher.onInsert(rank, this.#slots.size, item);
  }

  #tell(
    watcher: OrderWatcher,
    from: number | undefined,
    to: number | undefined,
    item: Item | undefined,
  ): void {
    const { size } = this.#slots;
    if (item === undefined || to === undefined) {
      if (from !== undefined) watcher.onRemove(from, size);
    } else if (from === undefined) watcher.onInsert(to, size, item);
    else watcher.onMove(from, to, size, item);
  }

  #note(slot: number, before: Item | undefined): void {
    this.#stale.note(slot, before);
    if (!this.#isFarBehind(this.#stale.changed.size)) return;
    // It will be made anew, and until then takes no room.
    this.#stale.clear(0);
    this.#slots.fill(new Uint32Array(0));
  }

  #isFarBehind(count: number): boolean {
    return count > Math.max(fewSlots, this.#slots.size / rebuildShare);
  }

  #catchUp(): void {
    const table = this.#table;
    const slots = this.#slots;
    const { changed, firstNew } = this.#stale;
    if (this.#isFarBehind(this.#stale.countOf(table.size))) {
      slots.fill(this.#sortAnew());
    } else {
      table.rewind(changed, (slot) => slots.remove(slot));
      for (const slot of changed.keys()) if (table.isLive(slot, this.status)) slots.insert(slot);
      for (let slot = firstNew; slot < table.size; slot += 1)
        if (table.isLive(slot, this.status)) slots.insert(slot);
    }
    this.#stale.clear(table.size);
  }

  #sortAnew(): Uint32Array {
    if (!this.whole) return this.#table.sorted(this.field);
    const sorted = new Uint32Array(this.#table.count(this.status));
    let count = 0;
    this.whole.slots.walkRuns(0, 1, (values, first, last) => {
      for (let index = first; index <= last; index += 1) {
        const slot = valueIn(values, index);
        if (!this.#table.isLive(slot, this.status)) continue;
        sorted[count] = slot;
        count += 1;
      }
      return true;
    });
    return sorted;
  }
}
