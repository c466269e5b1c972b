import type { ItemSortField } from '../database.ts';
import { itemStatuses, type Item, type ItemStatus } from '../../items/item.ts';
import { withRoomFor } from './columns.ts';
import { afterPrefix, comparableName, compareNames, namePrefix } from './name-order.ts';
import { sortSlots } from './sort-slots.ts';
import type { Compare } from './sorted-slots.ts';

const firstCapacity = 64;
/** In the column of statuses: what was deleted. Those that are there have the place of their status, from 1. */
const gone = 0;
const codeOf = (status: ItemStatus) => itemStatuses.indexOf(status) + 1;

/**
 * Items by slot, and what they are found and ordered by. Statuses, times of change and the beginnings of names stand
 * in columns of their own: to find a place in an order takes a dozen and a half comparisons, and from the items each would
 * cost three visits to far-away memory, a column one. Times of creation need none: slots are numbered in their order.
 */
export class ItemTable {
  #countStamp = 0;
  readonly #items: Item[] = [];
  #statuses = new Uint8Array(firstCapacity);
  #updatedAt = new Float64Array(firstCapacity);
  #namePrefixes = new Float64Array(firstCapacity);
  /** Of the letters behind the prefix. Most names that begin with the same word are told apart by it, without a visit to them. */
  #afterPrefixes = new Uint32Array(firstCapacity);
  /** Only of names that are not compared by themselves; which those are is asked far more often. */
  readonly #nameKeys = new Map<number, string>();
  #hasNameKey = new Uint8Array(firstCapacity);
  /** How many there are of each status, by its code. */
  readonly #counts = [gone, ...itemStatuses].map(() => 0);

  /** Slots compared by what is in the table now; equal ones in the order of creation, which is theirs. */
  readonly compares: Readonly<Record<ItemSortField, Compare>> = {
    name: (a, b) =>
      (this.#namePrefixes[a] as number) - (this.#namePrefixes[b] as number) ||
      (this.#afterPrefixes[a] as number) - (this.#afterPrefixes[b] as number) ||
      compareNames(this.nameOf(a), this.nameOf(b)) ||
      a - b,
    createdAt: (a, b) => a - b,
    updatedAt: (a, b) => (this.#updatedAt[a] as number) - (this.#updatedAt[b] as number) || a - b,
  };

  /** Slots so far, those of deleted items among them. */
  get size(): number {
    return this.#items.length;
  }

  /** All of them by slot, deleted ones as they were. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** The item of a slot; a deleted one as it was. */
  at(slot: number): Item {
    return this.#items[slot] as Item;
  }

  /** Whether the item of a slot is there, and has this status if one is asked for. */
  isLive(slot: number, status?: ItemStatus): boolean {
    const code = this.#statuses[slot] as number;
    return status === undefined ? code !== gone : code === codeOf(status);
  }

  /** How many items are there, of all or of one status. */
  count(status?: ItemStatus): number {
    if (status !== undefined) return this.#counts[codeOf(status)] as number;
    return this.size - (this.#counts[gone] as number);
  }

  /** How often a count by status has changed. */
  get countStamp(): number {
    return this.#countStamp;
  }

  /** The slots of all items that are there, in an order. */
  sorted(field: ItemSortField): Uint32Array {
    const slots = new Uint32Array(this.count());
    let count = 0;
    for (let slot = 0; slot < this.size; slot += 1) {
      if (!this.isLive(slot)) continue;
      slots[count] = slot;
      count += 1;
    }
    if (field === 'createdAt') return slots;
    const keys = { name: this.#namePrefixes, updatedAt: this.#updatedAt };
    sortSlots(slots, keys[field], this.compares[field]);
    return slots;
  }

  /** What the item's name is compared by. */
  nameOf(slot: number): string {
    return this.#hasNameKey[slot] === 1
      ? (this.#nameKeys.get(slot) as string)
      : (this.#items[slot] as Item).name;
  }

  set(slot: number, item: Item): void {
    if (slot === this.size) {
      if (slot === this.#statuses.length) this.#makeRoom(slot);
      this.#counts[gone] = (this.#counts[gone] as number) + 1;
    }
    this.#setStatus(slot, codeOf(item.status));
    this.#setKeys(slot, item);
  }

  /** The item is there no longer, and stays as it was. */
  bury(slot: number): void {
    this.#setStatus(slot, gone);
  }

  /** Of an item that is there no longer only this remains. */
  empty(slot: number, remains: Item): void {
    this.#setKeys(slot, remains);
  }

  /** Does something with each of some slots while all of them are compared by what they held before. */
  rewind(before: ReadonlyMap<number, Item | undefined>, act: (slot: number) => void): void {
    const present: Item[] = [];
    const slots: number[] = [];
    for (const [slot, item] of before) {
      if (!item) continue;
      slots.push(slot);
      present.push(this.at(slot));
      this.#setKeys(slot, item);
    }
    slots.forEach(act);
    slots.forEach((slot, index) => this.#setKeys(slot, present[index] as Item));
  }

  #setStatus(slot: number, code: number): void {
    const before = this.#statuses[slot] as number;
    if (before === code) return;
    this.#countStamp += 1;
    this.#counts[before] = (this.#counts[before] as number) - 1;
    this.#counts[code] = (this.#counts[code] as number) + 1;
    this.#statuses[slot] = code;
  }

  #setKeys(slot: number, item: Item): void {
    this.#items[slot] = item;
    this.#updatedAt[slot] = item.updatedAt;
    const name = comparableName(item.name);
    const prefix = namePrefix(name);
    this.#namePrefixes[slot] = prefix;
    this.#afterPrefixes[slot] = afterPrefix(name, prefix);
    this.#setNameKey(slot, name === item.name ? undefined : name);
  }

  #setNameKey(slot: number, key: string | undefined): void {
    if (key !== undefined) this.#nameKeys.set(slot, key);
    else if (this.#hasNameKey[slot] === 1) this.#nameKeys.delete(slot);
    this.#hasNameKey[slot] = key === undefined ? 0 : 1;
  }

  #makeRoom(slot: number): void {
    this.#statuses = withRoomFor(this.#statuses, slot);
    this.#hasNameKey = withRoomFor(this.#hasNameKey, slot);
    this.#updatedAt = withRoomFor(this.#updatedAt, slot);
    this.#namePrefixes = withRoomFor(this.#namePrefixes, slot);
    this.#afterPrefixes = withRoomFor(this.#afterPrefixes, slot);
  }
}
