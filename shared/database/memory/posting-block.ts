import { readVarint, varintLength, writeVarint } from './varint.ts';

/**
 * A run of ascending numbers in a few bytes: each as its distance from the one before, the first from zero. In front
 * stand, a byte each, how many bytes these take and how many the block has; a block that is not short has the last
 * number after them (4 bytes), which in a short one is quickly found. Functions over a place in a page, since there
 * are far too many blocks for objects.
 */

const shortHeader = 2;
const longHeader = 6;
const longestShort = 32;
/** What one more number can add at the most: two distances in the place of one, or one behind the last. */
export const mostGrowth = 5;

/** How large a block has to be for numbers of so many bytes. */
export const spaceFor = (bytes: number): number =>
  bytes + (bytes + shortHeader > longestShort ? longHeader : shortHeader);

/** How many bytes the numbers take. */
export const bytesOf = (page: Uint8Array, at: number): number => page[at] as number;
export const sizeOf = (page: Uint8Array, at: number): number => page[at + 1] as number;
const isShort = (page: Uint8Array, at: number) => sizeOf(page, at) <= longestShort;
const startOf = (page: Uint8Array, at: number) => at + (isShort(page, at) ? shortHeader : longHeader);

/** The last number; 0 if there is none. */
export function lastOf(page: Uint8Array, at: number): number {
  const place = at + shortHeader;
  if (isShort(page, at)) return sumOf(page, place, place + bytesOf(page, at));
  const low = (page[place] as number) | ((page[place + 1] as number) << 8);
  return (low | ((page[place + 2] as number) << 16) | ((page[place + 3] as number) << 24)) >>> 0;
}

function sumOf(page: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let place = start; place < end;) {
    const distance = readVarint(page, place);
    sum += distance;
    place += varintLength(distance);
  }
  return sum;
}

function setHeader(page: Uint8Array, at: number, bytes: number, last: number): void {
  page[at] = bytes;
  if (isShort(page, at)) return;
  const place = at + shortHeader;
  page[place] = last;
  page[place + 1] = last >>> 8;
  page[place + 2] = last >>> 16;
  page[place + 3] = last >>> 24;
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
export function clear(page: Uint8Array, at: number, size: number): void {
  page[at + 1] = size;
  setHeader(page, at, 0, 0);
}

/**
 * Puts values, which are above all that are there, behind them, as far as there is room: those from one index up
 * to another. Answers with the index of the first for which there is none.
 */
export function append(
  page: Uint8Array,
  at: number,
  values: ArrayLike<number>,
  from: number,
  to: number,
): number {
  const end = at + sizeOf(page, at);
  const start = startOf(page, at);
  let place = start + bytesOf(page, at);
  let last = lastOf(page, at);
  let next = from;
  while (next < to) {
    const value = values[next] as number;
    if (place + varintLength(value - last) > end) break;
    place = writeVarint(page, place, value - last);
    last = value;
    next += 1;
  }
  setHeader(page, at, place - start, last);
  return next;
}

/** Copies a block to a place of another size, which has room for it. */
export function copyTo(page: Uint8Array, at: number, newPage: Uint8Array, newAt: number, size: number): void {
  const bytes = bytesOf(page, at);
  const start = startOf(page, at);
  clear(newPage, newAt, size);
  const newStart = startOf(newPage, newAt);
  for (let byte = 0; byte < bytes; byte += 1) newPage[newStart + byte] = page[start + byte] as number;
  setHeader(newPage, newAt, bytes, lastOf(page, at));
}

/** Reads all numbers of the block into `values`, from an index on; answers with the index after them. */
export function readAll(page: Uint8Array, at: number, values: Uint32Array, from = 0): number {
  const start = startOf(page, at);
  const end = start + bytesOf(page, at);
  let count = from;
  let value = 0;
  for (let place = start; place < end;) {
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
export function findFrom(page: Uint8Array, at: number, sought: number): Readonly<Found> {
  let previous = 0;
  let place = startOf(page, at);
  for (;;) {
    // Written out for distances of one byte: this is the inner loop of every removal.
    const byte = page[place] as number;
    const distance = byte < 0x80 ? byte : readVarint(page, place);
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
export function insert(page: Uint8Array, at: number, inserted: number): void {
  const { previous, value, start, end } = findFrom(page, at, inserted);
  const bytes = bytesOf(page, at);
  const before = inserted - previous;
  const after = value - inserted;
  const newEnd = start + varintLength(before) + varintLength(after);
  page.copyWithin(newEnd, end, startOf(page, at) + bytes);
  writeVarint(page, writeVarint(page, start, before), after);
  page[at] = bytes + newEnd - end;
}

/** Takes a number out; false when it was not there. */
export function remove(page: Uint8Array, at: number, removed: number): boolean {
  const last = lastOf(page, at);
  if (removed > last) return false;
  const { previous, value, start, end } = findFrom(page, at, removed);
  if (value !== removed) return false;
  const bytes = bytesOf(page, at);
  if (value === last) {
    setHeader(page, at, bytes - (end - start), previous);
    return true;
  }
  const next = readVarint(page, end);
  const distance = value + next - previous;
  const nextEnd = end + varintLength(next);
  const newEnd = start + varintLength(distance);
  page.copyWithin(newEnd, nextEnd, startOf(page, at) + bytes);
  writeVarint(page, start, distance);
  page[at] = bytes + newEnd - nextEnd;
  return true;
}
