import { withRoomFor } from './columns.ts';

/** Whoever asks for more is given one of this size. */
export const largestBlock = 128;
const smallestBlock = 8;

/**
 * Small blocks of bytes in one stretch of memory. A block is known by its address, where it begins: an object of
 * its own for each of a hundred thousand short lists would weigh more than what is in them.
 */
export class BlockPool {
  /** All blocks; another stretch when there is no room for a new one. */
  bytes = new Uint8Array(1024);
  #used = 0;
  /** By their size, blocks that were given back. */
  readonly #free = Array.from({ length: largestBlock + 1 }, (): number[] | undefined => undefined);

  /** The address of a block of a size of {@link capacityFor}. What is in it is undefined. */
  allocate(size: number): number {
    const freed = this.#free[size]?.pop();
    if (freed !== undefined) return freed;
    const address = this.#used;
    this.#used += size;
    this.bytes = withRoomFor(this.bytes, this.#used);
    return address;
  }

  /** Gives back a block of a size. */
  release(address: number, size: number): void {
    (this.#free[size] ??= []).push(address);
  }

  /** How large a block has to be for so many bytes: sizes are close to each other, so that little stays empty. */
  capacityFor(bytes: number): number {
    const step = bytes > 64 ? 16 : bytes > 32 ? 8 : 4;
    return Math.max(smallestBlock, Math.min(Math.ceil(bytes / step) * step, largestBlock));
  }
}
