import { FenwickTree } from './fenwick-tree.ts';

/** Negative when `a` comes first. Must be total: zero only for a value and itself. */
export type Compare = (a: number, b: number) => number;

const leafCapacity = 512;
const firstCapacity = 8;

/**
 * A sorted list of unsigned integers that knows ranks: leaves of at most 512 values, and a Fenwick
 * tree over their sizes, made when a rank is asked for. Insert, remove, rank and "the n-th" cost
 * O(log n) comparisons and one short move of memory. The orders of items and the dictionary of the
 * search index are of this structure.
 */
export class SortedSlots {
  readonly #compare: Compare;
  #leaves: Uint32Array[] = [];
  #sizes: number[] = [];
  #ranks: FenwickTree | undefined;
  size = 0;

  constructor(compare: Compare) {
    this.#compare = compare;
  }

  /** Puts a value that is not there yet in its place. */
  insert(value: number): void {
    const last = this.#leaves.length - 1;
    this.size += 1;
    if (last < 0) {
      this.#addLeaf(value);
    } else if (this.#compare(this.#at(last, this.#sizeOf(last) - 1), value) < 0) {
      this.#append(last, value);
    } else {
      const leaf = this.#leafOf(value);
      this.#insertInto(leaf, this.#indexIn(leaf, value), value);
    }
  }

  /** Takes a value out; false when it was not there. */
  remove(value: number): boolean {
    const leaf = this.#leafOf(value);
    if (leaf < 0) return false;
    const index = this.#indexIn(leaf, value);
    const size = this.#sizeOf(leaf);
    if (index >= size || this.#at(leaf, index) !== value) return false;
    this.#leafAt(leaf).copyWithin(index, index + 1, size);
    this.#resize(leaf, size - 1);
    this.size -= 1;
    if (size - 1 < leafCapacity / 4) this.#mergeAround(leaf);
    return true;
  }

  /** How many values come before this one, whether it is there or not. */
  rankOf(value: number): number {
    const leaf = this.#leafOf(value);
    return leaf < 0 ? 0 : this.#rankTree().sumBefore(leaf) + this.#indexIn(leaf, value);
  }

  /** The rank of the first value that is not before the sought one; `order` is negative for those before it. */
  lowerBound(order: (value: number) => number): number {
    let low = 0;
    let high = this.#leaves.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(this.#at(middle, this.#sizeOf(middle) - 1)) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === this.#leaves.length) return this.size;
    let index = 0;
    let end = this.#sizeOf(low);
    while (index < end) {
      const middle = (index + end) >>> 1;
      if (order(this.#at(low, middle)) < 0) index = middle + 1;
      else end = middle;
    }
    return this.#rankTree().sumBefore(low) + index;
  }

  /** What `read` makes of up to `count` values from a rank on, up or down. */
  slice<T>(rank: number, step: 1 | -1, count: number, read: (value: number) => T): T[] {
    const length = Math.min(count, step > 0 ? this.size - rank : rank + 1);
    if (rank < 0 || rank >= this.size || length <= 0) return [];
    const found = new Array<T>(length);
    let leaf = this.#rankTree().find(rank);
    let values = this.#leafAt(leaf);
    let index = rank - this.#rankTree().sumBefore(leaf);
    let left = step > 0 ? this.#sizeOf(leaf) - index : index + 1;
    for (let filled = 0; filled < length; filled += 1) {
      if (left === 0) {
        leaf += step;
        values = this.#leafAt(leaf);
        left = this.#sizeOf(leaf);
        index = step > 0 ? 0 : left - 1;
      }
      found[filled] = read(values[index] as number);
      index += step;
      left -= 1;
    }
    return found;
  }

  /**
   * Calls `visit` with each run of values from a rank on, up or down, until it answers false: those
   * from the index `first` to the index `last`, both included.
   */
  walkRuns(
    rank: number,
    step: 1 | -1,
    visit: (values: Uint32Array, first: number, last: number) => boolean,
  ): void {
    if (rank < 0 || rank >= this.size) return;
    const tree = this.#rankTree();
    let leaf = tree.find(rank);
    let first = rank - tree.sumBefore(leaf);
    while (leaf >= 0 && leaf < this.#leaves.length) {
      const last = step > 0 ? this.#sizeOf(leaf) - 1 : 0;
      if (!visit(this.#leafAt(leaf), first, last)) return;
      leaf += step;
      if (step < 0 && leaf >= 0) first = this.#sizeOf(leaf) - 1;
      else first = 0;
    }
  }

  #leafAt(leaf: number): Uint32Array {
    return this.#leaves[leaf] as Uint32Array;
  }

  #sizeOf(leaf: number): number {
    return this.#sizes[leaf] as number;
  }

  #at(leaf: number, index: number): number {
    return this.#leafAt(leaf)[index] as number;
  }

  #rankTree(): FenwickTree {
    return (this.#ranks ??= new FenwickTree(this.#sizes));
  }

  /** The last leaf that begins at or before the value, or the first leaf; -1 when there is none. */
  #leafOf(value: number): number {
    let low = 0;
    let high = this.#leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compare(this.#at(middle, 0), value) <= 0) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }

  /** Where in the leaf the value is, or would be. */
  #indexIn(leaf: number, value: number): number {
    const values = this.#leafAt(leaf);
    let low = 0;
    let high = this.#sizeOf(leaf);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(values[middle] as number, value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #append(last: number, value: number): void {
    // A full last leaf is left full: what arrives in order (times, new items) fills leaves to the brim.
    if (this.#sizeOf(last) === leafCapacity) this.#addLeaf(value);
    else this.#insertInto(last, this.#sizeOf(last), value);
  }

  #addLeaf(value: number): void {
    const isFirst = this.#leaves.length === 0;
    const values = new Uint32Array(isFirst ? firstCapacity : leafCapacity);
    values[0] = value;
    this.#ranks = undefined;
    if (isFirst) {
      // Lists of their exact length: the orders of a small table never need a second leaf.
      this.#leaves = [values];
      this.#sizes = [1];
    } else {
      this.#leaves.push(values);
      this.#sizes.push(1);
    }
  }

  #insertInto(leaf: number, index: number, value: number): void {
    const size = this.#sizeOf(leaf);
    if (size === leafCapacity) {
      this.#split(leaf);
      const half = this.#sizeOf(leaf);
      if (index > half) this.#insertInto(leaf + 1, index - half, value);
      else this.#insertInto(leaf, index, value);
      return;
    }
    if (size === this.#leafAt(leaf).length) this.#grow(leaf);
    const values = this.#leafAt(leaf);
    values.copyWithin(index + 1, index, size);
    values[index] = value;
    this.#resize(leaf, size + 1);
  }

  #grow(leaf: number): void {
    const values = this.#leafAt(leaf);
    const grown = new Uint32Array(Math.min(leafCapacity, values.length * 2));
    grown.set(values);
    this.#leaves[leaf] = grown;
  }

  #resize(leaf: number, size: number): void {
    this.#ranks?.add(leaf, size - this.#sizeOf(leaf));
    this.#sizes[leaf] = size;
  }

  #split(leaf: number): void {
    const values = this.#leafAt(leaf);
    const half = leafCapacity / 2;
    const right = new Uint32Array(leafCapacity);
    right.set(values.subarray(half));
    this.#leaves.splice(leaf + 1, 0, right);
    this.#sizes.splice(leaf, 1, half, leafCapacity - half);
    this.#ranks = undefined;
  }

  /** Keeps leaves from becoming many and thin: an emptied one goes, a thin one joins a neighbour with room. */
  #mergeAround(leaf: number): void {
    if (this.#sizeOf(leaf) === 0) this.#dropLeaf(leaf);
    else if (!this.#joinNext(leaf - 1)) this.#joinNext(leaf);
  }

  /** Moves the next leaf's values into this one, if they leave it room to grow. */
  #joinNext(leaf: number): boolean {
    if (leaf < 0 || leaf + 1 >= this.#leaves.length) return false;
    const size = this.#sizeOf(leaf);
    const nextSize = this.#sizeOf(leaf + 1);
    if (size + nextSize > (leafCapacity * 3) / 4) return false;
    while (this.#leafAt(leaf).length < size + nextSize) this.#grow(leaf);
    this.#leafAt(leaf).set(this.#leafAt(leaf + 1).subarray(0, nextSize), size);
    this.#sizes[leaf] = size + nextSize;
    this.#dropLeaf(leaf + 1);
    return true;
  }

  #dropLeaf(leaf: number): void {
    this.#leaves.splice(leaf, 1);
    this.#sizes.splice(leaf, 1);
    this.#ranks = undefined;
  }
}
