import { withRoomFor } from './columns.ts';
import { finishHash, hashSeed, HashTable, hashWith, none } from './hash-table.ts';
import { readVarint, varintLength, writeVarint } from './varint.ts';
import type { WordReader } from './word-reader.ts';

const mostLengthBytes = 5;
/** Where a word begins that is gone. */
const nowhere = 0xffffffff;
/** How many bytes of a word make its key: what a double holds exactly. */
const keyBytes = 6;

/**
 * Words by numbers of their own, as bytes (UTF-8) in one stretch of memory, each behind its length: a string for
 * each would weigh four times as much. They are ordered by their bytes, which is by code point.
 */
export class WordTable {
  readonly #reader: WordReader;
  readonly #table = new HashTable<number>(
    (id) => this.#hashOf(id),
    (id, word) => this.#isWord(id, word),
  );
  #bytes = new Uint8Array(1024);
  #used = 0;
  /** Of the bytes in use, those of words that are gone. */
  #wasted = 0;
  #starts = new Uint32Array(64);
  readonly #free: number[] = [];
  /** Numbers so far, those of words that are gone among them. */
  size = 0;

  /** Words are looked for, compared and added as the reader has read them last. */
  constructor(reader: WordReader) {
    this.#reader = reader;
  }

  /** The number of a word, that in this place of the reader's. */
  find(word = 0): number | undefined {
    const id = this.#table.find(this.#reader.hashes[word] as number, word);
    return id === none ? undefined : id;
  }

  /** Gives the reader's word in this place, which is not there yet, a number. */
  add(word = 0): number {
    const { bytes, starts, hashes } = this.#reader;
    const start = starts[word] as number;
    const length = (starts[word + 1] as number) - start;
    const id = this.#free.pop() ?? this.size;
    if (id === this.size) this.size += 1;
    this.#starts = withRoomFor(this.#starts, id);
    this.#bytes = withRoomFor(this.#bytes, this.#used + length + mostLengthBytes);
    this.#starts[id] = this.#used;
    this.#used = writeVarint(this.#bytes, this.#used, length);
    for (let index = 0; index < length; index += 1) {
      this.#bytes[this.#used + index] = bytes[start + index] as number;
    }
    this.#used += length;
    this.#table.add(hashes[word] as number, id);
    return id;
  }

  /** Takes a word away; its number may become another one's. */
  remove(id: number): void {
    this.#table.delete(this.#hashOf(id), id);
    const length = this.#lengthOf(id);
    this.#wasted += varintLength(length) + length;
    this.#starts[id] = nowhere;
    this.#free.push(id);
    if (this.#wasted * 2 > this.#used) this.#compact();
  }

  isThere(id: number): boolean {
    return this.#starts[id] !== nowhere;
  }

  /** Whether a word begins with the reader's first. */
  startsSo(id: number): boolean {
    const length = this.#reader.starts[1] as number;
    return this.#lengthOf(id) >= length && this.#agrees(this.#bytesOf(id), 0, length);
  }

  /** Negative when the word comes before the reader's first. */
  compareToReader(id: number): number {
    const { bytes, starts } = this.#reader;
    return compareBytes(this.#bytes, this.#bytesOf(id), this.#lengthOf(id), bytes, 0, starts[1] as number);
  }

  readonly compare = (a: number, b: number): number => {
    const bytes = this.#bytes;
    return compareBytes(
      bytes,
      this.#bytesOf(a),
      this.#lengthOf(a),
      bytes,
      this.#bytesOf(b),
      this.#lengthOf(b),
    );
  };

  /** The beginnings of all words as numbers in the same order. */
  keys(): Float64Array {
    const keys = new Float64Array(this.size);
    for (let id = 0; id < this.size; id += 1) {
      if (!this.isThere(id)) continue;
      const start = this.#bytesOf(id);
      const length = this.#lengthOf(id);
      let key = 0;
      for (let index = 0; index < keyBytes; index += 1) {
        key = key * 0x100 + (index < length ? (this.#bytes[start + index] as number) : 0);
      }
      keys[id] = key;
    }
    return keys;
  }

  #isWord(id: number, word: number): boolean {
    const { starts } = this.#reader;
    const start = starts[word] as number;
    const length = (starts[word + 1] as number) - start;
    const own = this.#starts[id] as number;
    return readVarint(this.#bytes, own) === length && this.#agrees(own + varintLength(length), start, length);
  }

  /** Whether the same bytes stand at a place here and at one of the reader's. */
  #agrees(own: number, start: number, length: number): boolean {
    const ownBytes = this.#bytes;
    const { bytes } = this.#reader;
    for (let index = 0; index < length; index += 1) {
      if (ownBytes[own + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  #lengthOf(id: number): number {
    return readVarint(this.#bytes, this.#starts[id] as number);
  }

  #bytesOf(id: number): number {
    return (this.#starts[id] as number) + varintLength(this.#lengthOf(id));
  }

  #hashOf(id: number): number {
    const start = this.#bytesOf(id);
    const end = start + this.#lengthOf(id);
    let hash = hashSeed;
    for (let index = start; index < end; index += 1) hash = hashWith(hash, this.#bytes[index] as number);
    return finishHash(hash);
  }

  /** Moves the words that are there together. */
  #compact(): void {
    const bytes = new Uint8Array(this.#used - this.#wasted + 1024);
    let used = 0;
    for (let id = 0; id < this.size; id += 1) {
      if (!this.isThere(id)) continue;
      const start = this.#starts[id] as number;
      const end = this.#bytesOf(id) + this.#lengthOf(id);
      bytes.set(this.#bytes.subarray(start, end), used);
      this.#starts[id] = used;
      used += end - start;
    }
    this.#bytes = bytes;
    this.#used = used;
    this.#wasted = 0;
  }
}

function compareBytes(
  a: Uint8Array,
  aStart: number,
  aLength: number,
  b: Uint8Array,
  bStart: number,
  bLength: number,
): number {
  const length = Math.min(aLength, bLength);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[aStart + index] as number) - (b[bStart + index] as number);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}
