/**
 * Sums over a row of counts, each in O(log n): how many stand before a place, and at which place the
 * n-th stands. (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.)
 */
export class FenwickTree {
  readonly #sums: Uint32Array;
  /** The greatest power of two within the length: where the descent of `find` begins. */
  readonly #top: number;

  /** In O(n), from the counts as they are now. */
  constructor(counts: readonly number[]) {
    const length = counts.length;
    const sums = new Uint32Array(length + 1);
    for (let place = 1; place <= length; place += 1) {
      const sum = (sums[place] as number) + (counts[place - 1] as number);
      sums[place] = sum;
      const parent = place + (place & -place);
      if (parent <= length) sums[parent] = (sums[parent] as number) + sum;
    }
    this.#sums = sums;
    this.#top = length === 0 ? 0 : 2 ** (31 - Math.clz32(length));
  }

  /** Adds `change` to the count at `index`. */
  add(index: number, change: number): void {
    const sums = this.#sums;
    for (let place = index + 1; place < sums.length; place += place & -place) {
      sums[place] = (sums[place] as number) + change;
    }
  }

  /** The sum of the counts before `index`. */
  sumBefore(index: number): number {
    let sum = 0;
    for (let place = index; place > 0; place -= place & -place) sum += this.#sums[place] as number;
    return sum;
  }

  /** The index whose count holds the `rank`-th of all (from 0), the length when there are not so many, and which of that count it is. */
  find(rank: number): { readonly index: number; readonly rest: number } {
    const sums = this.#sums;
    let index = 0;
    let left = rank;
    for (let step = this.#top; step > 0; step >>= 1) {
      const next = index + step;
      const sum = next < sums.length ? (sums[next] as number) : Infinity;
      if (sum <= left) {
        index = next;
        left -= sum;
      }
    }
    return { index, rest: left };
  }
}
