import { FenwickTree } from './fenwick-tree.ts';

const leafCapacity = 512;
const firstCapacity = 8;
/** How full a leaf is when all are filled at once: room for what comes, without many that are thin. */
const fillSize = (leafCapacity * 7) / 8;

/** Values in a row, of which only so many count; or, of values that each are one more than the one before, the first. */
export type Leaf = Uint32Array | number;

export const valueIn = (leaf: Leaf, index: number): number =>
  typeof leaf === 'number' ? leaf + index : (leaf[index] as number);

/**
 * A long row of unsigned integers in leaves of at most 512, where one is put in or taken out for a short
 * move of memory, or of consecutive ones, which take no room: the record of changes and the order of creation mostly have
 * such; and a Fenwick tree over the sizes of the leaves, made when a rank is asked for. What
 * the values mean, and where each belongs, is not known here: see sorted-slots.ts.
 */
export class SlotLeaves {
  #leaves: Leaf[] = [];
  #sizes: number[] = [];
  #ranks: FenwickTree | undefined;
  size = 0;

  get count(): number {
    return this.#leaves.length;
  }

  /** A leaf; {@link valueIn} tells its first {@link sizeOf} values. */
  leaf(leaf: number): Leaf {
    return this.#leaves[leaf] as Leaf;
  }

  /** The values of a leaf, to be read at once; only the first {@link sizeOf} count. */
  valuesOf(leaf: number): Uint32Array {
    const values = this.leaf(leaf);
    return typeof values === 'number' ? listed(values, this.sizeOf(leaf)) : values;
  }

  sizeOf(leaf: number): number {
    return this.#sizes[leaf] as number;
  }

  at(leaf: number, index: number): number {
    return valueIn(this.leaf(leaf), index);
  }

  lastOf(leaf: number): number {
    return this.at(leaf, this.sizeOf(leaf) - 1);
  }

  rankOf(leaf: number, index: number): number {
    return this.#rankTree().sumBefore(leaf) + index;
  }

  /** Which leaf has a rank that is there, and at which index. */
  find(rank: number): { readonly leaf: number; readonly index: number } {
    const { index, rest } = this.#rankTree().find(rank);
    return { leaf: index, index: rest };
  }

  /** Puts values in the place of all that are there. */
  fill(values: Uint32Array): void {
    this.#leaves = [];
    this.#sizes = [];
    this.#ranks = undefined;
    this.size = values.length;
    for (let start = 0; start < values.length; start += fillSize) {
      const some = values.subarray(start, start + fillSize);
      this.#leaves.push(areConsecutive(some) ? (some[0] as number) : this.#filledLeaf(some));
      this.#sizes.push(some.length);
    }
  }

  /** Puts a value behind all others. */
  append(value: number): void {
    const last = this.count - 1;
    // A full last leaf is left full: what arrives in order (times, new items) fills leaves to the brim.
    if (last < 0 || this.sizeOf(last) === leafCapacity) this.#addLeaf(value);
    else if (this.leaf(last) === value - this.sizeOf(last)) this.#resize(last, this.sizeOf(last) + 1);
    else this.insert(last, this.sizeOf(last), value);
  }

  /** Puts the values from one to another behind all others. */
  appendRun(first: number, last: number): void {
    let next = first;
    while (next <= last) {
      this.append(next);
      next += 1;
      const leaf = this.count - 1;
      const size = this.sizeOf(leaf);
      if (typeof this.leaf(leaf) !== 'number') continue;
      // The others that the leaf has room for follow by themselves.
      const more = Math.min(last + 1 - next, leafCapacity - size);
      this.#resize(leaf, size + more);
      next += more;
    }
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
    const values = this.#listed(leaf, size + 1);
    values.copyWithin(index + 1, index, size);
    values[index] = value;
    this.#resize(leaf, size + 1);
  }

  remove(leaf: number, index: number): void {
    const size = this.sizeOf(leaf);
    this.#listed(leaf, size).copyWithin(index, index + 1, size);
    this.#resize(leaf, size - 1);
    if (size - 1 < leafCapacity / 4) this.#mergeAround(leaf);
  }

  #rankTree(): FenwickTree {
    return (this.#ranks ??= new FenwickTree(this.#sizes));
  }

  #addLeaf(value: number): void {
    this.#leaves.push(value);
    this.#sizes.push(1);
    this.#ranks = undefined;
    this.size += 1;
  }

  #filledLeaf(values: Uint32Array): Uint32Array {
    // The orders of a small table never need a second leaf, and so no room for one.
    const leaf = new Uint32Array(this.size <= fillSize ? values.length : leafCapacity);
    leaf.set(values);
    return leaf;
  }

  /** A leaf as a list, of room for so many values. */
  #listed(leaf: number, room: number): Uint32Array {
    const values = this.leaf(leaf);
    if (typeof values !== 'number' && values.length >= room) return values;
    const list = new Uint32Array(this.count > 1 ? leafCapacity : roomFor(room));
    list.set(this.valuesOf(leaf));
    this.#leaves[leaf] = list;
    return list;
  }

  #resize(leaf: number, size: number): void {
    const change = size - this.sizeOf(leaf);
    this.#ranks?.add(leaf, change);
    this.#sizes[leaf] = size;
    this.size += change;
  }

  #split(leaf: number): void {
    const values = this.#listed(leaf, leafCapacity);
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
    this.#listed(leaf, size + nextSize).set(this.valuesOf(leaf + 1).subarray(0, nextSize), size);
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

/** For a list that grows one by one: twice the room each time. */
const roomFor = (count: number) =>
  Math.min(leafCapacity, Math.max(firstCapacity, 2 ** Math.ceil(Math.log2(count))));

/** So many consecutive values from the first on. */
function listed(first: number, count: number): Uint32Array {
  const values = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) values[index] = first + index;
  return values;
}

function areConsecutive(values: Uint32Array): boolean {
  const first = values[0] as number;
  return values.every((value, index) => value === first + index);
}
