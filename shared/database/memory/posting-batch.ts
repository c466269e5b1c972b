import { withRoomFor } from './columns.ts';
import type { PostingLists } from './posting-lists.ts';

const firstCapacity = 4_096;
/** In 12 MB. Fewer would visit each list more often: with a quarter, a million items took a fifth longer to index. */
const mostPostings = 1 << 20;

/**
 * Postings on their way into lists, list by list: what comes item by item goes to another list each time, and most
 * lists are far-away memory by the time of the next one.
 */
export class PostingBatch {
  readonly #postings: PostingLists;
  #lists = new Uint32Array(firstCapacity);
  #values = new Uint32Array(firstCapacity);
  #size = 0;

  constructor(postings: PostingLists) {
    this.#postings = postings;
  }

  /** Adds a number to a list, above all that it holds, at once or later. */
  add(list: number, value: number): void {
    if (this.#size === mostPostings) this.flush();
    if (this.#size === this.#lists.length) this.#makeRoom();
    this.#lists[this.#size] = list;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** Adds all that is left. */
  flush(): void {
    const ends = this.#countLists();
    const sorted = new Uint32Array(this.#size);
    for (let index = this.#size - 1; index >= 0; index -= 1) {
      const list = this.#lists[index] as number;
      const place = (ends[list] as number) - 1;
      ends[list] = place;
      sorted[place] = this.#values[index] as number;
    }
    // What were ends have become beginnings.
    for (let list = 0; list + 1 < ends.length; list += 1) {
      const start = ends[list] as number;
      const end = ends[list + 1] as number;
      if (start < end) this.#postings.append(list, sorted, start, end);
    }
    this.#size = 0;
  }

  /** Twice as much: it is gone again soon, and copies cost more. */
  #makeRoom(): void {
    this.#lists = withRoomFor(this.#lists, this.#size * 2 - 1);
    this.#values = withRoomFor(this.#values, this.#size * 2 - 1);
  }

  /** Where each list's numbers end when they stand list by list; one more at the end. */
  #countLists(): Uint32Array {
    let length = 0;
    for (let index = 0; index < this.#size; index += 1)
      length = Math.max(length, this.#lists[index] as number);
    const ends = new Uint32Array(length + 2);
    for (let index = 0; index < this.#size; index += 1) {
      const list = this.#lists[index] as number;
      ends[list] = (ends[list] as number) + 1;
    }
    let end = 0;
    for (let list = 0; list < ends.length; list += 1) {
      end += ends[list] as number;
      ends[list] = end;
    }
    return ends;
  }
}
