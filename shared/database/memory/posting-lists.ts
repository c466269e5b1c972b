import { BlockPool, largestBlock } from './block-pool.ts';
import * as block from './posting-block.ts';
import { PostingPlaces, type Blocks } from './posting-places.ts';

/** Neighbours that take no more bytes together become one block, which then has some room to grow. */
const mostJoined = (largestBlock * 3) / 4;

/**
 * Any number of lists of ascending numbers, each known by a number. Postings come close together, so
 * most take one or two bytes; adding at the end costs O(1), anywhere else a walk through one block of
 * at most 128 bytes. A single number needs no block.
 */
export class PostingLists {
  readonly #places = new PostingPlaces();
  readonly #pool: BlockPool;
  /** What blocks are read into: no number takes less than a byte. */
  readonly #run = new Uint32Array(largestBlock);
  readonly #one = new Uint32Array(1);

  constructor(pool = new BlockPool()) {
    this.#pool = pool;
  }

  sizeOf(list: number): number {
    return this.#places.sizeOf(list);
  }

  /** Adds a number that the list does not hold yet. */
  add(list: number, value: number): void {
    const size = this.sizeOf(list);
    const blocks = this.#open(list, size);
    this.#one[0] = value;
    // The common case: new items have the highest numbers.
    if (blocks === undefined || value > this.#lastOf(lastAddress(blocks))) {
      this.#append(list, size, blocks, this.#one, 0, 1);
    } else {
      this.#places.setBlocks(list, size + 1, this.#insert(blocks, value));
    }
  }

  /** Adds numbers in their order, all above those that the list holds: the values from one index up to another. */
  append(list: number, values: Uint32Array, from: number, to: number): void {
    if (from === to) return;
    const size = this.sizeOf(list);
    this.#append(list, size, this.#open(list, size), values, from, to);
  }

  /** Takes a number out; false when it was not there. */
  remove(list: number, value: number): boolean {
    const size = this.sizeOf(list);
    if (size < 2) {
      if (size === 0 || this.#places.singleOf(list) !== value) return false;
      this.#places.setEmpty(list);
      return true;
    }
    const blocks = this.#removeFrom(this.#places.blocksOf(list), value);
    if (blocks === undefined) return false;
    if (size > 2) this.#places.setBlocks(list, size - 1, blocks);
    else this.#close(list, blocks as number);
    return true;
  }

  /** The first number of a list that is not below the given one. */
  firstFrom(list: number, value: number): number | undefined {
    const size = this.sizeOf(list);
    if (size < 2) {
      const single = this.#places.singleOf(list);
      return size === 0 || value > single ? undefined : single;
    }
    const blocks = this.#places.blocksOf(list);
    const address = addressAt(blocks, this.#indexFor(blocks, value));
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    return value > block.lastOf(page, at) ? undefined : block.findFrom(page, at, value).value;
  }

  /** Calls `visit` with all numbers of a list, run by run; a run holds only until the next one. */
  forEachRun(list: number, visit: (values: Uint32Array, size: number) => void): void {
    const size = this.sizeOf(list);
    if (size === 1) {
      this.#run[0] = this.#places.singleOf(list);
      visit(this.#run, 1);
    } else if (size > 1) {
      const blocks = this.#places.blocksOf(list);
      const count = countOf(blocks);
      for (let index = 0; index < count; index += 1) {
        visit(this.#run, this.#read(addressAt(blocks, index)));
      }
    }
  }

  /** The blocks of a list of this size to add to: a single number is given one. Undefined if there are no numbers. */
  #open(list: number, size: number): Blocks | undefined {
    if (size !== 1) return size === 0 ? undefined : this.#places.blocksOf(list);
    this.#run[0] = this.#places.singleOf(list);
    return this.#createFromRun(0, 1);
  }

  /** Puts a list's single number into the place of its block. */
  #close(list: number, address: number): void {
    this.#read(address);
    this.#release(address);
    this.#places.setSingle(list, this.#run[0] as number);
  }

  /** Adds numbers above all others to a list of this size and these blocks. */
  #append(
    list: number,
    size: number,
    blocks: Blocks | undefined,
    values: Uint32Array,
    from: number,
    to: number,
  ): void {
    if (blocks === undefined && to - from === 1) {
      this.#places.setSingle(list, values[from] as number);
      return;
    }
    let all = blocks;
    // Full blocks stay full: what arrives in order fills them to the brim.
    let next = all === undefined ? from : this.#fill(lastAddress(all), values, from, to);
    if (next < to && all !== undefined) {
      all = this.#growLast(all, values, next, to);
      next = this.#fill(lastAddress(all), values, next, to);
    }
    while (next < to) {
      const address = this.#createFor(values, next, to);
      next = this.#fill(address, values, next, to);
      all = all === undefined ? address : this.#replace(all, countOf(all), 0, [address]);
    }
    this.#places.setBlocks(list, size + to - from, all as Blocks);
  }

  /** Answers with the index of the first value for which the block has no room. */
  #fill(address: number, values: Uint32Array, from: number, to: number): number {
    return block.append(this.#pool.pageOf(address), this.#pool.offsetOf(address), values, from, to);
  }

  /** Gives the last block as much more room for the values as it may have. */
  #growLast(blocks: Blocks, values: Uint32Array, from: number, to: number): Blocks {
    const address = lastAddress(blocks);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    const wanted = block.bytesBehind(block.lastOf(page, at), values, from, to, largestBlock);
    const size = this.#pool.capacityFor(block.spaceFor(block.bytesOf(page, at) + wanted));
    if (size === block.sizeOf(page, at)) return blocks;
    const copy = this.#pool.allocate(size);
    block.copyTo(page, at, this.#pool.pageOf(copy), this.#pool.offsetOf(copy), size);
    return this.#replace(blocks, countOf(blocks) - 1, 1, [copy]);
  }

  /** Adds a number that is not above all others. */
  #insert(blocks: Blocks, value: number): Blocks {
    const index = this.#indexFor(blocks, value);
    const address = addressAt(blocks, index);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    if (block.spaceFor(block.bytesOf(page, at) + block.mostGrowth) <= block.sizeOf(page, at)) {
      block.insert(page, at, value);
      return blocks;
    }
    const count = this.#read(address);
    const place = this.#run.subarray(0, count).findIndex((other) => other > value);
    this.#run.copyWithin(place + 1, place, count);
    this.#run[place] = value;
    return this.#write(blocks, index, 1, count + 1);
  }

  /** Takes a number out of a list of two or more; undefined when it was not there. */
  #removeFrom(blocks: Blocks, value: number): Blocks | undefined {
    const index = this.#indexFor(blocks, value);
    const address = addressAt(blocks, index);
    const page = this.#pool.pageOf(address);
    const at = this.#pool.offsetOf(address);
    if (!block.remove(page, at, value)) return undefined;
    const bytes = block.bytesOf(page, at);
    if (bytes === 0) return this.#replace(blocks, index, 1, []);
    if (block.spaceFor(bytes) * 2 >= block.sizeOf(page, at)) return blocks;
    // What has become thin joins the block after it or before it, else it moves to a smaller one.
    if (this.#canJoin(blocks, index)) return this.#join(blocks, index);
    if (this.#canJoin(blocks, index - 1)) return this.#join(blocks, index - 1);
    return this.#write(blocks, index, 1, this.#read(address));
  }

  /** Whether there are this block and a next one, which can be one that has room to grow. */
  #canJoin(blocks: Blocks, index: number): boolean {
    if (index < 0 || index + 1 >= countOf(blocks)) return false;
    const bytes = this.#bytesOf(addressAt(blocks, index)) + this.#bytesOf(addressAt(blocks, index + 1));
    return bytes <= mostJoined;
  }

  #join(blocks: Blocks, index: number): Blocks {
    const count = this.#read(addressAt(blocks, index + 1), this.#read(addressAt(blocks, index)));
    return this.#write(blocks, index, 2, count);
  }

  /** Puts the run, so many numbers, into the place of some blocks: in one with some room to grow, else in two. */
  #write(blocks: Blocks, index: number, replaced: number, count: number): Blocks {
    const bytes = block.bytesBehind(0, this.#run, 0, count, Infinity) + block.mostGrowth;
    const half = block.spaceFor(bytes) > largestBlock ? count >>> 1 : count;
    const addresses = [this.#createFromRun(0, half)];
    if (half < count) addresses.push(this.#createFromRun(half, count));
    return this.#replace(blocks, index, replaced, addresses);
  }

  /** The first block that ends at or behind the value, else the last one. */
  #indexFor(blocks: Blocks, value: number): number {
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

  #bytesOf(address: number): number {
    return block.bytesOf(this.#pool.pageOf(address), this.#pool.offsetOf(address));
  }

  /** Reads a block into the run, behind what is there up to `from`; answers with how many are there then. */
  #read(address: number, from = 0): number {
    return block.readAll(this.#pool.pageOf(address), this.#pool.offsetOf(address), this.#run, from);
  }

  /** An empty block with room for the values from one index up to another, and some bytes, as far as a block can have it. */
  #createFor(values: Uint32Array, from: number, to: number, room = 0): number {
    const bytes = block.bytesBehind(0, values, from, to, largestBlock) + room;
    const size = this.#pool.capacityFor(block.spaceFor(bytes));
    const address = this.#pool.allocate(size);
    block.clear(this.#pool.pageOf(address), this.#pool.offsetOf(address), size);
    return address;
  }

  /** A block with the values of the run from one index up to another. */
  #createFromRun(from: number, to: number): number {
    const address = this.#createFor(this.#run, from, to, block.mostGrowth);
    this.#fill(address, this.#run, from, to);
    return address;
  }

  /** Puts blocks in the place of some others, which are given back. */
  #replace(blocks: Blocks, index: number, count: number, addresses: readonly number[]): Blocks {
    const all = typeof blocks === 'number' ? [blocks] : blocks;
    for (const address of all.splice(index, count, ...addresses)) this.#release(address);
    return all.length > 1 ? all : (all[0] as number);
  }

  #release(address: number): void {
    this.#pool.release(address, block.sizeOf(this.#pool.pageOf(address), this.#pool.offsetOf(address)));
  }
}

function addressAt(blocks: Blocks, index: number): number {
  return typeof blocks === 'object' ? (blocks[index] as number) : blocks;
}

const lastAddress = (blocks: Blocks) => addressAt(blocks, countOf(blocks) - 1);
const countOf = (blocks: Blocks) => (typeof blocks === 'number' ? 1 : blocks.length);
