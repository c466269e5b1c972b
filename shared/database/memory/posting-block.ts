import { readVarint, varintLength, writeVarint } from './varint.ts';

/**
 * A run of ascending numbers in a few bytes: each as its distance from the one before, the first from
 * zero. In front stand the last number (4 bytes), the bytes in use and the bytes there are (2 each).
 * Functions over a place in a page, since there are far too many blocks for objects.
 */

export const headerSize = 8;
/** What one more number can add at the most: two distances in the place of one, or one behind the last. */
export const mostGrowth = 5;

export const lastOf = (page: Uint8Array, at: number): number =>
  ((page[at] as number) |
    ((page[at + 1] as number) << 8) |
    ((page[at + 2] as number) << 16) |
    ((page[at + 3] as number) << 24)) >>>
  0;
export const usedOf = (page: Uint8Array, at: number): number =>
  (page[at + 4] as number) | ((page[at + 5] as number) << 8);
export const sizeOf = (page: Uint8Array, at: number): number =>
  (page[at + 6] as number) | ((page[at + 7] as number) << 8);

function setLast(page: Uint8Array, at: number, last: number): void {
  page[at] = last;
  page[at + 1] = last >>> 8;
  page[at + 2] = last >>> 16;
  page[at + 3] = last >>> 24;
}

function setSize(page: Uint8Array, at: number, size: number): void {
  page[at + 6] = size;
  page[at + 7] = size >>> 8;
}

function setUsed(page: Uint8Array, at: number, used: number): void {
  page[at + 4] = used;
  page[at + 5] = used >>> 8;
}

/** How many bytes a block of the values from one index up to another uses. */
export function bytesFor(values: ArrayLike<number>, from: number, to: number): number {
  let bytes = headerSize;
  let previous = 0;
  for (let index = from; index < to; index += 1) {
    const value = values[index] as number;
    bytes += varintLength(value - previous);
    previous = value;
  }
  return bytes;
}

/** Makes a block of `size` bytes hold the values from one index up to another. */
export function writeAll(
  page: Uint8Array,
  at: number,
  size: number,
  values: ArrayLike<number>,
  from: number,
  to: number,
): void {
  let end = at + headerSize;
  let previous = 0;
  for (let index = from; index < to; index += 1) {
    const value = values[index] as number;
    end = writeVarint(page, end, value - previous);
    previous = value;
  }
  setLast(page, at, previous);
  setUsed(page, at, end - at);
  setSize(page, at, size);
}

/** Copies a block to a larger place. */
export function copyTo(page: Uint8Array, at: number, newPage: Uint8Array, newAt: number, size: number): void {
  newPage.set(page.subarray(at, at + usedOf(page, at)), newAt);
  setSize(newPage, newAt, size);
}

/** Puts a number behind all others, if that is where it belongs and there is room. */
export function appendWithin(page: Uint8Array, at: number, value: number): boolean {
  const distance = value - lastOf(page, at);
  if (distance <= 0) return false;
  const used = usedOf(page, at);
  if (used + varintLength(distance) > sizeOf(page, at)) return false;
  setLast(page, at, value);
  setUsed(page, at, writeVarint(page, at + used, distance) - at);
  return true;
}

/** Reads all numbers of the block into `values`, from an index on; answers with the index after them. */
export function readAll(page: Uint8Array, at: number, values: Uint32Array, from = 0): number {
  const end = at + usedOf(page, at);
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
  let place = at + headerSize;
  for (;;) {
    const distance = readVarint(page, place);
    const end = place + varintLength(distance);
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
  const used = usedOf(page, at);
  const before = inserted - previous;
  const after = value - inserted;
  const newEnd = start + varintLength(before) + varintLength(after);
  page.copyWithin(newEnd, end, at + used);
  writeVarint(page, writeVarint(page, start, before), after);
  setUsed(page, at, used + newEnd - end);
}

/** Takes a number out; false when it was not there. */
export function remove(page: Uint8Array, at: number, removed: number): boolean {
  if (removed > lastOf(page, at)) return false;
  const { previous, value, start, end } = findFrom(page, at, removed);
  if (value !== removed) return false;
  const used = usedOf(page, at);
  if (end === at + used) {
    setLast(page, at, previous);
    setUsed(page, at, start - at);
    return true;
  }
  const next = readVarint(page, end);
  const distance = value + next - previous;
  const nextEnd = end + varintLength(next);
  const newEnd = start + varintLength(distance);
  page.copyWithin(newEnd, nextEnd, at + used);
  writeVarint(page, start, distance);
  setUsed(page, at, used + newEnd - nextEnd);
  return true;
}
