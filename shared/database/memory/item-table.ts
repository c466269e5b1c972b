import type { ItemSortField } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { comparableName, compareNames, namePrefix } from './name-order.ts';
import type { Compare } from './sorted-slots.ts';

const firstCapacity = 64;
const growth = 1.5;

/**
 * Items by slot, and what they are ordered by. Times and the beginnings of names stand in columns of
 * their own: to find a place in an order takes a dozen and a half comparisons, and from the items each
 * would cost three visits to far-away memory, a column one.
 */
export class ItemTable {
  readonly #items: Item[] = [];
  #createdAt = new Float64Array(firstCapacity);
  #updatedAt = new Float64Array(firstCapacity);
  #namePrefixes = new Float64Array(firstCapacity);
  /** Only of names that are not compared by themselves; which those are is asked far more often. */
  readonly #nameKeys = new Map<number, string>();
  #hasNameKey = new Uint8Array(firstCapacity);

  /** Slots compared by what is in the table now; equal ones in the order of creation, which is theirs. */
  readonly compares: Readonly<Record<ItemSortField, Compare>> = {
    name: (a, b) =>
      (this.#namePrefixes[a] as number) - (this.#namePrefixes[b] as number) ||
      compareNames(this.nameOf(a), this.nameOf(b)) ||
      a - b,
    createdAt: (a, b) => (this.#createdAt[a] as number) - (this.#createdAt[b] as number) || a - b,
    updatedAt: (a, b) => (this.#updatedAt[a] as number) - (this.#updatedAt[b] as number) || a - b,
  };

  get size(): number {
    return this.#items.length;
  }

  at(slot: number): Item {
    return this.#items[slot] as Item;
  }

  /** What the item's name is compared by. */
  nameOf(slot: number): string {
    return this.#hasNameKey[slot] === 1
      ? (this.#nameKeys.get(slot) as string)
      : (this.#items[slot] as Item).name;
  }

  set(slot: number, item: Item): void {
    if (slot >= this.#createdAt.length) this.#grow();
    this.#items[slot] = item;
    this.#createdAt[slot] = item.createdAt;
    this.#updatedAt[slot] = item.updatedAt;
    const name = comparableName(item.name);
    this.#namePrefixes[slot] = namePrefix(name);
    this.#setNameKey(slot, name === item.name ? undefined : name);
  }

  #setNameKey(slot: number, key: string | undefined): void {
    if (key !== undefined) this.#nameKeys.set(slot, key);
    else if (this.#hasNameKey[slot] === 1) this.#nameKeys.delete(slot);
    this.#hasNameKey[slot] = key === undefined ? 0 : 1;
  }

  #grow(): void {
    const hasNameKey = new Uint8Array(Math.ceil(this.#hasNameKey.length * growth));
    hasNameKey.set(this.#hasNameKey);
    this.#hasNameKey = hasNameKey;
    this.#createdAt = grown(this.#createdAt);
    this.#updatedAt = grown(this.#updatedAt);
    this.#namePrefixes = grown(this.#namePrefixes);
  }
}

function grown(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.ceil(column.length * growth));
  larger.set(column);
  return larger;
}
