import { readVarint, varintLength, writeVarint } from './varint.ts';

/** A stretch of memory that blocks are in, as bytes and as whole numbers of four of them. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

export function createPage(size: number): Page {
  const bytes = new Uint8Array(size);
  return { bytes, words: new Uint32Array(bytes.buffer) };
}

/**
 * A run of ascending numbers in a few bytes: each as its distance from the one before, the first from
 * zero. In front stand the last number (4 bytes), the bytes in use and the bytes there are (2 each).
 * Functions over a place in a page (a multiple of four), since there are far too many blocks for objects.
 */

export const headerSize = 8;
/** What one more number can add at the most: two distances in the place of one, or one behind the last. */
export const mostGrowth = 5;

export const lastOf = (page: Page, at: number): number => page.words[at >>> 2] as number;
export const usedOf = (page: Page, at: number): number => (page.words[(at >>> 2) + 1] as number) & 0xffff;
export const sizeOf = (page: Page, at: number): number => (page.words[(at >>> 2) + 1] as number) >>> 16;

function setHeader({ words }: Page, at: number, last: number, used: number, size: number): void {
  words[at >>> 2] = last;
  words[(at >>> 2) + 1] = used | (size << 16);
}

/** How many bytes the values from one index up to another take behind `last`; not counted on once they are `most`. */
export function bytesBehind(
  last: number,
  values: ArrayLike<number>,
  from: number,
  to: number,
  most: number,
): number {
  let bytes = 0;
  let previous = last;
  for (let index = from; index < to && bytes < most; index += 1) {
    const value = values[index] as number;
    bytes += varintLength(value - previous);
    previous = value;
  }
  return Math.min(bytes, most);
}

/** Makes an empty block of `size` bytes. */
export function clear(page: Page, at: number, size: number): void {
  setHeader(page, at, 0, headerSize, size);
}

/**
 * Puts values, which are above all that are there, behind them, as far as there is room: those from one index up
 * to another. Answers with the index of the first for which there is none.
 */
export function append(page: Page, at: number, values: ArrayLike<number>, from: number, to: number): number {
  const end = at + sizeOf(page, at);
  let place = at + usedOf(page, at);
  let last = lastOf(page, at);
  let next = from;
  while (next < to) {
    const value = values[next] as number;
    if (place + varintLength(value - last) > end) break;
    place = writeVarint(page.bytes, place, value - last);
    last = value;
    next += 1;
  }
  setHeader(page, at, last, place - at, end - at);
  return next;
}

/** Copies a block to a larger place. */
export function copyTo(page: Page, at: number, newPage: Page, newAt: number, size: number): void {
  const used = usedOf(page, at);
  for (let byte = 0; byte < used; byte += 4) {
    newPage.words[(newAt + byte) >>> 2] = page.words[(at + byte) >>> 2] as number;
  }
  setHeader(newPage, newAt, lastOf(page, at), used, size);
}

/** Reads all numbers of the block into `values`, from an index on; answers with the index after them. */
export function readAll(page: Page, at: number, values: Uint32Array, from = 0): number {
  const { bytes } = page;
  const end = at + usedOf(page, at);
  let count = from;
  let value = 0;
  for (let place = at + headerSize; place < end;) {
    const byte = bytes[place] as number;
    if (byte < 0x80) {
      value += byte;
      place += 1;
    } else {
      const distance = readVarint(bytes, place);
      value += distance;
      place += varintLength(distance);
    }
    values[count] = value;
    count += 1;
  }
  return count;
}

/** Where a number stands or belongs: the first that is not below it, the one before that, and its bytes. */
interface Found {
  previous: number;
  value: number;
  start: number;
  end: number;
}

// One for all searches: nothing is kept of it from call to call.
const found: Found = { previous: 0, value: 0, start: 0, end: 0 };

/** The first number that is not below `sought`, which must not be above the last one. */
export function findFrom({ bytes }: Page, at: number, sought: number): Readonly<Found> {
  let previous = 0;
  let place = at + headerSize;
  for (;;) {
    // Written out for distances of one byte: this is the inner loop of every removal.
    const byte = bytes[place] as number;
    const distance = byte < 0x80 ? byte : readVarint(bytes, place);
    const end = place + (byte < 0x80 ? 1 : varintLength(distance));
    const value = previous + distance;
    if (value >= sought) {
      found.previous = previous;
      found.value = value;
      found.start = place;
      found.end = end;
      return found;
    }
    previous = value;
    place = end;
  }
}

/** Puts a number before the last one; the block must have room for {@link mostGrowth} more bytes. */
export function insert(page: Page, at: number, inserted: number): void {
  const { bytes } = page;
  const { previous, value, start, end } = findFrom(page, at, inserted);
  const used = usedOf(page, at);
  const before = inserted - previous;
  const after = value - inserted;
  const newEnd = start + varintLength(before) + varintLength(after);
  bytes.copyWithin(newEnd, end, at + used);
  writeVarint(bytes, writeVarint(bytes, start, before), after);
  setHeader(page, at, lastOf(page, at), used + newEnd - end, sizeOf(page, at));
}

/** Takes a number out; false when it was not there. */
export function remove(page: Page, at: number, removed: number): boolean {
  const last = lastOf(page, at);
  if (removed > last) return false;
  const { bytes } = page;
  const { previous, value, start, end } = findFrom(page, at, removed);
  if (value !== removed) return false;
  const used = usedOf(page, at);
  const size = sizeOf(page, at);
  if (end === at + used) {
    setHeader(page, at, previous, start - at, size);
    return true;
  }
  const next = readVarint(bytes, end);
  const distance = value + next - previous;
  const nextEnd = end + varintLength(next);
  const newEnd = start + varintLength(distance);
  bytes.copyWithin(newEnd, nextEnd, at + used);
  writeVarint(bytes, start, distance);
  setHeader(page, at, last, used + newEnd - nextEnd, size);
  return true;
}
