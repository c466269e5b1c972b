import { FenwickTree } from './fenwick-tree.ts';

const leafCapacity = 512;
const firstCapacity = 8;
/** How full a leaf is when all are filled at once: room for what comes, without many that are thin. */
const fillSize = (leafCapacity * 7) / 8;

/**
 * A long row of unsigned integers in leaves of at most 512, where one is put in or taken out for a short
 * move of memory; and a Fenwick tree over the sizes of the leaves, made when a rank is asked for. What
 * the values mean, and where each belongs, is not known here: see sorted-slots.ts.
 */
export class SlotLeaves {
  #leaves: Uint32Array[] = [];
  #sizes: number[] = [];
  #ranks: FenwickTree | undefined;
  size = 0;

  get count(): number {
    return this.#leaves.length;
  }

  /** A leaf; only its first {@link sizeOf} values count. */
  valuesOf(leaf: number): Uint32Array {
    return this.#leaves[leaf] as Uint32Array;
  }

  sizeOf(leaf: number): number {
    return this.#sizes[leaf] as number;
  }

  at(leaf: number, index: number): number {
    return this.valuesOf(leaf)[index] as number;
  }

  lastOf(leaf: number): number {
    return this.at(leaf, this.sizeOf(leaf) - 1);
  }

  rankOf(leaf: number, index: number): number {
    return this.#rankTree().sumBefore(leaf) + index;
  }

  /** Which leaf has a rank that is there. */
  leafAt(rank: number): number {
    return this.#rankTree().find(rank);
  }

  /** Puts values in the place of all that are there. */
  fill(values: Uint32Array): void {
    this.#leaves = [];
    this.#sizes = [];
    this.#ranks = undefined;
    this.size = values.length;
    for (let start = 0; start < values.length; start += fillSize) {
      const some = values.subarray(start, start + fillSize);
      // The orders of a small table never need a second leaf, and so no room for one.
      const leaf = new Uint32Array(values.length <= fillSize ? some.length : leafCapacity);
      leaf.set(some);
      this.#leaves.push(leaf);
      this.#sizes.push(some.length);
    }
  }

  /** Puts a value behind all others. */
  append(value: number): void {
    const last = this.count - 1;
    // A full last leaf is left full: what arrives in order (times, new items) fills leaves to the brim.
    if (last >= 0 && this.sizeOf(last) < leafCapacity) this.insert(last, this.sizeOf(last), value);
    else this.#addLeaf(value);
  }

  insert(leaf: number, index: number, value: number): void {
    const size = this.sizeOf(leaf);
    if (size === leafCapacity) {
      this.#split(leaf);
      const half = this.sizeOf(leaf);
      if (index > half) this.insert(leaf + 1, index - half, value);
      else this.insert(leaf, index, value);
      return;
    }
    if (size === this.valuesOf(leaf).length) this.#grow(leaf);
    const values = this.valuesOf(leaf);
    values.copyWithin(index + 1, index, size);
    values[index] = value;
    this.#resize(leaf, size + 1);
  }

  remove(leaf: number, index: number): void {
    const size = this.sizeOf(leaf);
    this.valuesOf(leaf).copyWithin(index, index + 1, size);
    this.#resize(leaf, size - 1);
    if (size - 1 < leafCapacity / 4) this.#mergeAround(leaf);
  }

  #rankTree(): FenwickTree {
    return (this.#ranks ??= new FenwickTree(this.#sizes));
  }

  #addLeaf(value: number): void {
    const values = new Uint32Array(this.count === 0 ? firstCapacity : leafCapacity);
    values[0] = value;
    this.#leaves.push(values);
    this.#sizes.push(1);
    this.#ranks = undefined;
    this.size += 1;
  }

  #grow(leaf: number): void {
    const values = this.valuesOf(leaf);
    const grown = new Uint32Array(Math.min(leafCapacity, Math.max(firstCapacity, values.length * 2)));
    grown.set(values);
    this.#leaves[leaf] = grown;
  }

  #resize(leaf: number, size: number): void {
    const change = size - this.sizeOf(leaf);
    this.#ranks?.add(leaf, change);
    this.#sizes[leaf] = size;
    this.size += change;
  }

  #split(leaf: number): void {
    const values = this.valuesOf(leaf);
    const half = leafCapacity / 2;
    const right = new Uint32Array(leafCapacity);
    right.set(values.subarray(half));
    this.#leaves.splice(leaf + 1, 0, right);
    this.#sizes.splice(leaf, 1, half, leafCapacity - half);
    this.#ranks = undefined;
  }

  /** Keeps leaves from becoming many and thin: an emptied one goes, a thin one joins a neighbour with room. */
  #mergeAround(leaf: number): void {
    if (this.sizeOf(leaf) === 0) this.#dropLeaf(leaf);
    else if (!this.#joinNext(leaf - 1)) this.#joinNext(leaf);
  }

  /** Moves the next leaf's values into this one, if they leave it room to grow. */
  #joinNext(leaf: number): boolean {
    if (leaf < 0 || leaf + 1 >= this.count) return false;
    const size = this.sizeOf(leaf);
    const nextSize = this.sizeOf(leaf + 1);
    if (size + nextSize > (leafCapacity * 3) / 4) return false;
    while (this.valuesOf(leaf).length < size + nextSize) this.#grow(leaf);
    this.valuesOf(leaf).set(this.valuesOf(leaf + 1).subarray(0, nextSize), size);
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
