import { withRoomFor } from './columns.ts';

/** The address of a list's only block, or of all its blocks in order. */
export type Blocks = number | number[];

/** In the column of sizes: the list has several blocks, and its size stands with them. No block has so many numbers. */
const several = 255;

/**
 * How many numbers each list has, and where they stand. Most lists are short, and take five bytes here: of a
 * single number this itself, of more the address of their block. What several blocks have is kept apart.
 */
export class PostingPlaces {
  #sizes = new Uint8Array(64);
  /** The single number, the address of the block, or the place among those of several blocks. */
  #places = new Uint32Array(64);
  readonly #blocks: number[][] = [];
  #longSizes = new Uint32Array(64);
  /** Places among those of several blocks that nobody has any more. */
  readonly #free: number[] = [];

  sizeOf(list: number): number {
    const size = this.#sizes[list] ?? 0;
    return size === several ? (this.#longSizes[this.#places[list] as number] as number) : size;
  }

  /** The number of a list of one. */
  singleOf(list: number): number {
    return this.#places[list] as number;
  }

  /** The blocks of a list of more. */
  blocksOf(list: number): Blocks {
    const place = this.#places[list] as number;
    return this.#sizes[list] === several ? (this.#blocks[place] as number[]) : place;
  }

  setEmpty(list: number): void {
    this.#set(list, 0, 0);
  }

  setSingle(list: number, value: number): void {
    this.#set(list, 1, value);
  }

  /** The list has this size now, two at least, and these blocks: several of them in the array that it had, if it had one. */
  setBlocks(list: number, size: number, blocks: Blocks): void {
    if (typeof blocks === 'number') {
      this.#set(list, size, blocks);
      return;
    }
    const place =
      this.#sizes[list] === several
        ? (this.#places[list] as number)
        : (this.#free.pop() ?? this.#blocks.length);
    this.#blocks[place] = blocks;
    this.#longSizes = withRoomFor(this.#longSizes, place);
    this.#longSizes[place] = size;
    this.#set(list, several, place);
  }

  #set(list: number, size: number, place: number): void {
    if (this.#sizes[list] === several && size !== several) this.#free.push(this.#places[list] as number);
    this.#sizes = withRoomFor(this.#sizes, list);
    this.#places = withRoomFor(this.#places, list);
    this.#sizes[list] = size;
    this.#places[list] = place;
  }
}
