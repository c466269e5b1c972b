import { SlotLeaves, valueIn, type Leaf } from './slot-leaves.ts';

/** Negative when `a` comes first. Must be total: zero only for a value and itself. */
export type Compare = (a: number, b: number) => number;

/**
 * A sorted list of unsigned integers that knows ranks. Insert, remove, rank and "the n-th" cost
 * O(log n) comparisons and one short move of memory. The orders of items and the dictionary of the
 * search index are of this structure.
 */
export class SortedSlots {
  readonly #compare: Compare;
  readonly #leaves = new SlotLeaves();

  constructor(compare: Compare) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#leaves.size;
  }

  /** Puts values, which must be in order, in the place of all that are there. */
  fill(sorted: Uint32Array): void {
    this.#leaves.fill(sorted);
  }

  /** Puts the values from one to another, which come after all that are there, in their places. */
  append(first: number, last: number): void {
    this.#leaves.appendRun(first, last);
  }

  /** Puts a value that is not there yet in its place, and answers with its rank. */
  insert(value: number): number {
    const leaves = this.#leaves;
    const last = leaves.count - 1;
    if (last < 0 || this.#compare(leaves.lastOf(last), value) < 0) {
      leaves.append(value);
      return leaves.size - 1;
    }
    const leaf = this.#leafOf(value);
    const index = this.#indexIn(leaf, value);
    const rank = leaves.rankOf(leaf, index);
    leaves.insert(leaf, index, value);
    return rank;
  }

  /** Takes a value out, and answers with the rank it had; -1 when it was not there. */
  remove(value: number): number {
    const leaves = this.#leaves;
    const leaf = this.#leafOf(value);
    if (leaf < 0) return -1;
    const index = this.#indexIn(leaf, value);
    if (index >= leaves.sizeOf(leaf) || leaves.at(leaf, index) !== value) return -1;
    const rank = leaves.rankOf(leaf, index);
    leaves.remove(leaf, index);
    return rank;
  }

  /** How many values come before this one, whether it is there or not. */
  rankOf(value: number): number {
    const leaf = this.#leafOf(value);
    return leaf < 0 ? 0 : this.#leaves.rankOf(leaf, this.#indexIn(leaf, value));
  }

  /** The rank of the first value that is not before the sought one; `order` is negative for those before it. */
  lowerBound(order: (value: number) => number): number {
    const leaves = this.#leaves;
    let low = 0;
    let high = leaves.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(leaves.lastOf(middle)) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === leaves.count) return this.size;
    let index = 0;
    let end = leaves.sizeOf(low);
    while (index < end) {
      const middle = (index + end) >>> 1;
      if (order(leaves.at(low, middle)) < 0) index = middle + 1;
      else end = middle;
    }
    return leaves.rankOf(low, index);
  }

  /** The value at a rank, if there is one. */
  at(rank: number): number | undefined {
    if (rank < 0 || rank >= this.size) return undefined;
    const { leaf, index } = this.#leaves.find(rank);
    return this.#leaves.at(leaf, index);
  }

  /** Up to `count` values from a rank on, up or down. */
  slice(rank: number, step: 1 | -1, count: number): number[] {
    const found: number[] = [];
    this.walkRuns(rank, step, (values, first, last) => {
      for (let index = first; index !== last + step && found.length < count; index += step)
        found.push(valueIn(values, index));
      return found.length < count;
    });
    return found;
  }

  /** Of a list, what stands at the places that {@link slice} answers with. This is how a page is read, and quicker than by runs. */
  pick<T>(rank: number, step: 1 | -1, count: number, list: readonly T[]): T[] {
    const length = Math.min(count, step > 0 ? this.size - rank : rank + 1);
    if (rank < 0 || rank >= this.size || length <= 0) return [];
    const leaves = this.#leaves;
    const found = new Array<T>(length);
    let { leaf, index } = leaves.find(rank);
    let filled = 0;
    for (;;) {
      const values = leaves.leaf(leaf);
      const end = Math.min(length, filled + (step > 0 ? leaves.sizeOf(leaf) - index : index + 1));
      // Written out for both kinds of leaves: which it is need not be asked for each value.
      if (typeof values === 'number')
        for (; filled < end; filled += 1, index += step) found[filled] = list[values + index] as T;
      else
        for (; filled < end; filled += 1, index += step) found[filled] = list[values[index] as number] as T;
      if (filled === length) return found;
      leaf += step;
      index = step > 0 ? 0 : leaves.sizeOf(leaf) - 1;
    }
  }

  /**
   * Calls `visit` with each run of values from a rank on, up or down, until it answers false: those
   * from the index `first` to the index `last` of a leaf, both included.
   */
  walkRuns(rank: number, step: 1 | -1, visit: (values: Leaf, first: number, last: number) => boolean): void {
    if (rank < 0 || rank >= this.size) return;
    const leaves = this.#leaves;
    let { leaf, index: first } = leaves.find(rank);
    while (leaf >= 0 && leaf < leaves.count) {
      const last = step > 0 ? leaves.sizeOf(leaf) - 1 : 0;
      if (!visit(leaves.leaf(leaf), first, last)) return;
      leaf += step;
      if (step < 0 && leaf >= 0) first = leaves.sizeOf(leaf) - 1;
      else first = 0;
    }
  }

  /** The last leaf that begins at or before the value, or the first leaf; -1 when there is none. */
  #leafOf(value: number): number {
    let low = 0;
    let high = this.#leaves.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compare(this.#leaves.at(middle, 0), value) <= 0) low = middle;
      else high = middle - 1;
    }
    return high < 0 ? -1 : low;
  }

  /** Where in the leaf the value is, or would be. */
  #indexIn(leaf: number, value: number): number {
    const values = this.#leaves.leaf(leaf);
    let low = 0;
    let high = this.#leaves.sizeOf(leaf);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(valueIn(values, middle), value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
