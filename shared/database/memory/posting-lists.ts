import { BlockPool, largestBlock } from './block-pool.ts';
import { withRoomFor } from './columns.ts';
import * as block from './posting-block.ts';

/** The block of a short list, the blocks of a long one in order, or nothing. */
type Blocks = number | number[] | undefined;

/**
 * Any number of lists of ascending numbers, each known by a number. Postings come close together, so
 * most take one or two bytes; adding at the end costs O(1), anywhere else a walk through one block of
 * at most 256 bytes.
 */
export class PostingLists {
  readonly #pool = new BlockPool();
  readonly #blocks: Blocks[] = [];
  #sizes = new Uint32Array(64);
  /** What blocks are read into: no number takes less than a byte. */
  readonly #run = new Uint32Array(largestBlock);
  readonly #draft = block.createPage(largestBlock);
  readonly #one = new Uint32Array(1);

  sizeOf(list: number): number {
    return this.#sizes[list] ?? 0;
  }

  /** Adds a number that the list does not hold yet. */
  add(list: number, value: number): void {
    const blocks = this.#blocks[list];
    this.#one[0] = value;
    // The common case: new items have the highest numbers.
    if (blocks === undefined || value > this.#lastOf(lastAddress(blocks))) {
      this.append(list, this.#one, 0, 1);
    } else {
      this.#count(list, 1);
      this.#insert(list, this.#indexFor(blocks, value), value);
    }
  }

  /** Adds numbers in their order, all above those that the list holds: the values from one index up to another. */
  append(list: number, values: Uint32Array, from: number, to: number): void {
    this.#count(list, to - from);
    const blocks = this.#blocks[list];
    let next = blocks === undefined ? from : this.#appendTo(lastAddress(blocks), values, from, to);
    if (next < to && blocks !== undefined) next = this.#growLast(list, blocks, values, next, to);
    // Full blocks stay full: what arrives in order fills them to the brim.
    while (next < to) next = this.#appendBlock(list, values, next, to);
  }

  /** Takes a number out; false when it was not there. */
  remove(list: number, value: number): boolean {
    const blocks = this.#blocks[list];
    if (blocks === undefined) return false;
    const index = this.#indexFor(blocks, value);
    const address = addressAt(blocks, index);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    if (!block.remove(page, at, value)) return false;
    this.#sizes[list] = this.sizeOf(list) - 1;
    const used = block.usedOf(page, at);
    if (used === block.headerSize) this.#replace(list, index, 1, []);
    else if (used * 2 < block.sizeOf(page, at)) this.#tighten(list, index);
    return true;
  }

  /** The first number of a list that is not below the given one. */
  firstFrom(list: number, value: number): number | undefined {
    const blocks = this.#blocks[list];
    if (blocks === undefined) return undefined;
    const address = addressAt(blocks, this.#indexFor(blocks, value));
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    return value > block.lastOf(page, at) ? undefined : block.findFrom(page, at, value).value;
  }

  /** Calls `visit` with all numbers of a list, run by run; a run holds only until the next one. */
  forEachRun(list: number, visit: (values: Uint32Array, size: number) => void): void {
    const blocks = this.#blocks[list];
    if (blocks === undefined) return;
    const count = countOf(blocks);
    for (let index = 0; index < count; index += 1) {
      visit(this.#run, this.#read(addressAt(blocks, index)));
    }
  }

  #count(list: number, change: number): void {
    this.#sizes = withRoomFor(this.#sizes, list);
    this.#sizes[list] = this.sizeOf(list) + change;
  }

  /** Answers with the index of the first value for which there was no room. */
  #appendTo(address: number, values: Uint32Array, from: number, to: number): number {
    return block.append(this.#pool.pageOf(address), this.#pool.offsetOf(address), values, from, to);
  }

  /** Gives the last block more room, if it may have more, and appends to it. */
  #growLast(list: number, blocks: number | number[], values: Uint32Array, from: number, to: number): number {
    const address = lastAddress(blocks);
    const room = largestBlock - this.#usedOf(address);
    const wanted = block.bytesBehind(this.#lastOf(address), values, from, to, room);
    const copy = this.#copyBlock(address, this.#usedOf(address) + wanted);
    this.#replace(list, countOf(blocks) - 1, 1, [copy]);
    return this.#appendTo(copy, values, from, to);
  }

  #appendBlock(list: number, values: Uint32Array, from: number, to: number): number {
    // Written to the draft first: only then it is known how large a block it takes.
    block.clear(this.#draft, 0, largestBlock);
    const next = block.append(this.#draft, 0, values, from, to);
    const size = this.#pool.capacityFor(block.usedOf(this.#draft, 0));
    const address = this.#pool.allocate(size);
    block.copyTo(this.#draft, 0, this.#pool.pageOf(address), this.#pool.offsetOf(address), size);
    const blocks = this.#blocks[list];
    if (blocks === undefined) this.#blocks[list] = address;
    else this.#replace(list, countOf(blocks), 0, [address]);
    return next;
  }

  /** Adds a number that is not above all others in the block at the index. */
  #insert(list: number, index: number, value: number): void {
    const address = addressAt(this.#blocks[list], index);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    const needed = block.usedOf(page, at) + block.mostGrowth;
    if (needed > largestBlock) {
      this.#split(list, index);
      this.#insert(list, this.#indexFor(this.#blocks[list] as number[], value), value);
    } else if (needed > block.sizeOf(page, at)) {
      this.#replace(list, index, 1, [this.#copyBlock(address, needed)]);
      this.#insert(list, index, value);
    } else {
      block.insert(page, at, value);
    }
  }

  /** The first block that ends at or behind the value, else the last one. */
  #indexFor(blocks: number | number[], value: number): number {
    if (typeof blocks === 'number') return 0;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#lastOf(blocks[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lastOf(address: number): number {
    return block.lastOf(this.#pool.pageOf(address), this.#pool.offsetOf(address));
  }

  #usedOf(address: number): number {
    return block.usedOf(this.#pool.pageOf(address), this.#pool.offsetOf(address));
  }

  /** Reads a block into the run, behind what is there up to `from`; answers with how many are there then. */
  #read(address: number, from = 0): number {
    return block.readAll(this.#pool.pageOf(address), this.#pool.offsetOf(address), this.#run, from);
  }

  /** An empty block with room for so many bytes of numbers. */
  #createBlock(bytes: number): number {
    const size = this.#pool.capacityFor(block.headerSize + bytes);
    const address = this.#pool.allocate(size);
    block.clear(this.#pool.pageOf(address), this.#pool.offsetOf(address), size);
    return address;
  }

  /** A block with the values of the run from one index up to another, and with room for so many bytes more. */
  #createFromRun(from: number, to: number, room = 0): number {
    const bytes = block.bytesBehind(0, this.#run, from, to, largestBlock);
    const address = this.#createBlock(bytes + room);
    this.#appendTo(address, this.#run, from, to);
    return address;
  }

  /** The same block with more room. */
  #copyBlock(address: number, needed: number): number {
    const size = this.#pool.capacityFor(needed);
    const copy = this.#pool.allocate(size);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    block.copyTo(page, at, this.#pool.pageOf(copy), this.#pool.offsetOf(copy), size);
    return copy;
  }

  #split(list: number, index: number): void {
    const count = this.#read(addressAt(this.#blocks[list], index));
    const half = count >>> 1;
    const left = this.#createFromRun(0, half, block.mostGrowth);
    const right = this.#createFromRun(half, count, block.mostGrowth);
    this.#replace(list, index, 1, [left, right]);
  }

  /** What has become thin joins the block after it or before it, else it moves to a smaller one. */
  #tighten(list: number, index: number): void {
    const blocks = this.#blocks[list] as number | number[];
    if (this.#join(list, blocks, index) || (index > 0 && this.#join(list, blocks, index - 1))) return;
    const count = this.#read(addressAt(blocks, index));
    this.#replace(list, index, 1, [this.#createFromRun(0, count)]);
  }

  /** Makes one block of this one and the next, if that leaves it room to grow. */
  #join(list: number, blocks: number | number[], index: number): boolean {
    if (index + 1 >= countOf(blocks)) return false;
    const next = addressAt(blocks, index + 1);
    const used = this.#usedOf(addressAt(blocks, index)) + this.#usedOf(next);
    if (used > (largestBlock * 3) / 4) return false;
    const count = this.#read(next, this.#read(addressAt(blocks, index)));
    this.#replace(list, index, 2, [this.#createFromRun(0, count)]);
    return true;
  }

  /** Puts blocks in the place of some others, which are given back. */
  #replace(list: number, index: number, count: number, addresses: readonly number[]): void {
    const blocks = this.#blocks[list] ?? [];
    const all = typeof blocks === 'number' ? [blocks] : blocks;
    for (const address of all.splice(index, count, ...addresses)) {
      this.#pool.release(address, block.sizeOf(this.#pool.pageOf(address), this.#pool.offsetOf(address)));
    }
    this.#blocks[list] = all.length > 1 ? all : all[0];
  }
}

function addressAt(blocks: Blocks, index: number): number {
  return typeof blocks === 'object' ? (blocks[index] as number) : (blocks as number);
}

const lastAddress = (blocks: number | number[]) => addressAt(blocks, countOf(blocks) - 1);
const countOf = (blocks: number | number[]) => (typeof blocks === 'number' ? 1 : blocks.length);
