const pageBits = 13;
const pageSize = 1 << pageBits;

/** Whoever asks for more is given one of this size. */
export const largestBlock = 128;
/** Sizes of blocks in bytes, close to each other, so that little of a block stays empty. */
const blockSizes = [8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, largestBlock] as const;

/** By the bytes that are asked for, the place of the smallest size that has them. */
const places = Uint8Array.from({ length: largestBlock + 1 }, (_, bytes) =>
  blockSizes.findIndex((size) => size >= bytes),
);
const placeOf = (bytes: number): number => places[Math.min(bytes, largestBlock)] as number;

/**
 * Small blocks of bytes out of large pages. A block is known by its address, a number: an object of
 * its own for each of a hundred thousand short lists would weigh more than what is in them.
 */
export class BlockPool {
  readonly #pages: Uint8Array[] = [];
  /** Where the rest of the newest page begins, and how many bytes of it are left. */
  #next = 0;
  #left = 0;
  /** By the place of their size, blocks that were given back. */
  readonly #free: readonly number[][] = blockSizes.map(() => []);

  /** The address of a block of at least so many bytes, or of {@link largestBlock}. What is in it is undefined. */
  allocate(bytes: number): number {
    const place = placeOf(bytes);
    const freed = (this.#free[place] as number[]).pop();
    if (freed !== undefined) return freed;
    const size = blockSizes[place] as number;
    if (this.#left < size) this.#addPage();
    const address = this.#next;
    this.#next += size;
    this.#left -= size;
    return address;
  }

  /** Gives back a block that was asked for with so many bytes. */
  release(address: number, bytes: number): void {
    (this.#free[placeOf(bytes)] as number[]).push(address);
  }

  /** How many bytes a block has that is asked for with so many. */
  capacityFor(bytes: number): number {
    return blockSizes[placeOf(bytes)] as number;
  }

  /** The page that an address is in; the block begins at {@link offsetOf} of the address. */
  pageOf(address: number): Uint8Array {
    return this.#pages[address >>> pageBits] as Uint8Array;
  }

  offsetOf(address: number): number {
    return address & (pageSize - 1);
  }

  #addPage(): void {
    this.#next = this.#pages.length * pageSize;
    this.#left = pageSize;
    this.#pages.push(new Uint8Array(pageSize));
  }
}
