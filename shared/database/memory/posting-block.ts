import { readVarint, varintLength, writeVarint } from './varint.ts';

/**
 * A run of ascending numbers in a few bytes: each as its distance from the one before, the first from zero. In front
 * stand, a byte each, how many bytes these take and how many the block has. Functions over a place among bytes,
 * since there are far too many blocks for objects.
 */

const headerSize = 2;
/** What one more number can add at the most: two distances in the place of one, or one behind the last. */
export const mostGrowth = 5;
/** Above all numbers. */
const beyond = 2 ** 32;

/** How large a block has to be for numbers of so many bytes. */
export const spaceFor = (bytes: number): number => bytes + headerSize;

/** How many bytes the numbers take. */
export const bytesOf = (page: Uint8Array, at: number): number => page[at] as number;
export const sizeOf = (page: Uint8Array, at: number): number => page[at + 1] as number;
export const firstOf = (page: Uint8Array, at: number): number => readVarint(page, at + headerSize);
/** 0 if there is none. */
export const lastOf = (page: Uint8Array, at: number): number => findFrom(page, at, beyond).previous;

/** How many bytes the values from one index up to another take behind `last`; not counted on once they are `most` or more. */
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
  return bytes;
}

/** Makes an empty block of `size` bytes. */
export function clear(page: Uint8Array, at: number, size: number): void {
  page[at] = 0;
  page[at + 1] = size;
}

/**
 * Puts values behind the last one (`before`, 0 if there is none), which they are above, as far as there is room: those
 * from one index up to another. Answers with the index of the first for which there is none.
 */
export function append(
  page: Uint8Array,
  at: number,
  before: number,
  values: ArrayLike<number>,
  from: number,
  to: number,
): number {
  const start = at + headerSize;
  const end = at + sizeOf(page, at);
  let place = start + bytesOf(page, at);
  let last = before;
  let next = from;
  while (next < to) {
    const value = values[next] as number;
    if (place + varintLength(value - last) > end) break;
    place = writeVarint(page, place, value - last);
    last = value;
    next += 1;
  }
  page[at] = place - start;
  return next;
}

/** Copies a block to another place, where it has another size. */
export function copyTo(page: Uint8Array, at: number, newAt: number, size: number): void {
  page.copyWithin(newAt, at, at + headerSize + bytesOf(page, at));
  page[newAt + 1] = size;
}

/** Reads all numbers of the block into `values`, from an index on; answers with the index after them. */
export function readAll(page: Uint8Array, at: number, values: Uint32Array, from = 0): number {
  const end = at + headerSize + bytesOf(page, at);
  let count = from;
  let value = 0;
  for (let place = at + headerSize; place < end;) {
    const byte = page[place] as number;
    if (byte < 0x80) {
      value += byte;
      place += 1;
    } else {
      const distance = readVarint(page, place);
      value += distance;
      place += varintLength(distance);
    }
    values[count] = value;
    count += 1;
  }
  return count;
}

/** Where a number stands or belongs: the first that is not below it (-1 for none), the one before that, and its bytes. */
interface Found {
  previous: number;
  value: number;
  start: number;
  end: number;
}

// One for all searches: nothing is kept of it from call to call.
const found: Found = { previous: 0, value: 0, start: 0, end: 0 };

/** The first number that is not below `sought`. */
export function findFrom(page: Uint8Array, at: number, sought: number): Readonly<Found> {
  const blockEnd = at + headerSize + bytesOf(page, at);
  let value = -1;
  let previous = 0;
  let start = at + headerSize;
  let end = start;
  while (start < blockEnd) {
    // Written out for distances of one byte: this is the inner loop of every removal.
    const byte = page[start] as number;
    const distance = byte < 0x80 ? byte : readVarint(page, start);
    end = start + (byte < 0x80 ? 1 : varintLength(distance));
    value = previous + distance;
    if (value >= sought) break;
    previous = value;
    value = -1;
    start = end;
  }
  found.previous = previous;
  found.value = value;
  found.start = start;
  found.end = end;
  return found;
}

/** Puts a number in its place; the block must have room for {@link mostGrowth} more bytes. */
export function insert(page: Uint8Array, at: number, inserted: number): void {
  const { previous, value, start, end } = findFrom(page, at, inserted);
  const bytes = bytesOf(page, at);
  const before = inserted - previous;
  const after = value - inserted;
  const newEnd = start + varintLength(before) + (value < 0 ? 0 : varintLength(after));
  page.copyWithin(newEnd, end, at + headerSize + bytes);
  const place = writeVarint(page, start, before);
  if (value >= 0) writeVarint(page, place, after);
  page[at] = bytes + newEnd - end;
}

/** Takes a number out; false when it was not there. */
export function remove(page: Uint8Array, at: number, removed: number): boolean {
  const { previous, value, start, end } = findFrom(page, at, removed);
  if (value !== removed) return false;
  const bytes = bytesOf(page, at);
  const blockEnd = at + headerSize + bytes;
  if (end === blockEnd) {
    page[at] = bytes - (end - start);
    return true;
  }
  const next = readVarint(page, end);
  const distance = value + next - previous;
  const nextEnd = end + varintLength(next);
  const newEnd = start + varintLength(distance);
  page.copyWithin(newEnd, nextEnd, blockEnd);
  writeVarint(page, start, distance);
  page[at] = bytes + newEnd - nextEnd;
  return true;
}
