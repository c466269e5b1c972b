import { FenwickTree } from '../../shared/database/memory/fenwick-tree.ts';

const leafSize = 128;

/** A sorted list in two levels: leaves of at most 128 references, and a tree that counts them. */
export class CountedList<T> {
  #leaves: T[][] = [[]];
  #counts = new FenwickTree([0]);

  /** The order must be total. */
  constructor(private readonly compare: (a: T, b: T) => number) {}

  /** Instead of what was in it. Half-full leaves leave room for what comes. */
  fill(items: readonly T[]): void {
    const sorted = [...items].sort(this.compare);
    const leaves: T[][] = [];
    const step = (leafSize * 3) / 4;
    for (let start = 0; start < sorted.length; start += step) leaves.push(sorted.slice(start, start + step));
    this.#leaves = leaves.length > 0 ? leaves : [[]];
    this.#recount();
  }

  /** Answers with the rank that it has now. */
  add(item: T): number {
    const place = this.#leafOf(item);
    const leaf = this.#leaves[place] as T[];
    const index = this.#indexIn(leaf, item);
    const rank = this.#counts.sumBefore(place) + index;
    leaf.splice(index, 0, item);
    this.#counts.add(place, 1);
    if (leaf.length > leafSize) {
      this.#leaves.splice(place + 1, 0, leaf.splice(leafSize / 2));
      this.#recount();
    }
    return rank;
  }

  /** Answers with the rank that it had. */
  remove(item: T): number {
    const place = this.#leafOf(item);
    const leaf = this.#leaves[place] as T[];
    const index = this.#indexIn(leaf, item);
    const rank = this.#counts.sumBefore(place) + index;
    leaf.splice(index, 1);
    this.#counts.add(place, -1);
    if (leaf.length === 0 && this.#leaves.length > 1) {
      this.#leaves.splice(place, 1);
      this.#recount();
    }
    return rank;
  }

  slice(offset: number, count: number): T[] {
    const found: T[] = [];
    let { index: place, rest: skip } = this.#counts.find(offset);
    for (; found.length < count && place < this.#leaves.length; place += 1, skip = 0) {
      const leaf = this.#leaves[place] as T[];
      const end = Math.min(leaf.length, skip + count - found.length);
      for (let index = skip; index < end; index += 1) found.push(leaf[index] as T);
    }
    return found;
  }

  #recount(): void {
    this.#counts = new FenwickTree(this.#leaves.map(({ length }) => length));
  }

  /** The last leaf that begins at or before the item. */
  #leafOf(item: T): number {
    let low = 0;
    let high = this.#leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.compare(this.#leaves[middle]?.[0] as T, item) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #indexIn(leaf: readonly T[], item: T): number {
    let low = 0;
    let high = leaf.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(leaf[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
