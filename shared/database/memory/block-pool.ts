import { createPage, type Page } from './posting-block.ts';

const pageBits = 13;
const pageSize = 1 << pageBits;

/** Sizes of blocks in bytes, multiples of eight, about a third apart, so that little of a block stays empty. */
const blockSizes = [16, 24, 32, 48, 64, 96, 128] as const;
export const largestBlock = 128;

/** By the bytes that are asked for, the place of the smallest size that has them. */
const classOf = Uint8Array.from({ length: largestBlock + 1 }, (_, bytes) =>
  blockSizes.findIndex((size) => size >= bytes),
);

interface SizeClass {
  readonly size: number;
  /** Blocks that were given back. */
  readonly free: number[];
  /** Where the rest of the newest page begins, and how many bytes of it are left. */
  next: number;
  left: number;
}

/**
 * Small blocks of bytes out of large pages. A block is known by its address, a number: an object of
 * its own for each of a hundred thousand short lists would weigh more than what is in them.
 */
export class BlockPool {
  readonly #pages: Page[] = [];
  readonly #classes: readonly SizeClass[] = blockSizes.map((size) => ({ size, free: [], next: 0, left: 0 }));

  /** The address of a block of at least so many bytes (at most {@link largestBlock}). What is in it is undefined. */
  allocate(size: number): number {
    const sizeClass = this.#classFor(size);
    const freed = sizeClass.free.pop();
    if (freed !== undefined) return freed;
    if (sizeClass.left < sizeClass.size) this.#addPage(sizeClass);
    const address = sizeClass.next;
    sizeClass.next += sizeClass.size;
    sizeClass.left -= sizeClass.size;
    return address;
  }

  /** Gives back a block that was asked for with this size. */
  release(address: number, size: number): void {
    this.#classFor(size).free.push(address);
  }

  /** How many bytes a block holds that was asked for with this size. */
  capacityFor(size: number): number {
    return this.#classFor(size).size;
  }

  /** The page that an address is in; the block begins at {@link offsetOf} of the address. */
  pageOf(address: number): Page {
    return this.#pages[address >>> pageBits] as Page;
  }

  offsetOf(address: number): number {
    return address & (pageSize - 1);
  }

  #classFor(size: number): SizeClass {
    const sizeClass = this.#classes[classOf[size] as number];
    if (!sizeClass) throw new RangeError(`A block has at most ${largestBlock} bytes, not ${size}.`);
    return sizeClass;
  }

  #addPage(sizeClass: SizeClass): void {
    sizeClass.next = this.#pages.length * pageSize;
    sizeClass.left = pageSize;
    this.#pages.push(createPage(pageSize));
  }
}
