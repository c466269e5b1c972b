import type { Compare } from './sorted-slots.ts';

/** Below this many, counting digits costs more than comparing. */
const fewSlots = 1_000;
const digitBits = 11;
const digitMask = (1 << digitBits) - 1;

/** Which half of a double's 64 bits comes first in memory. */
const highWord = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Sorts slots, in place, that come in ascending. `keys` are numbers by slot: in order of the first, where that is equal
 * of the second, and so on; where all are equal, `compare` decides, which must be of the same mind about the others.
 * Many slots are sorted digit by digit, which costs the same for each and no comparison but among equals.
 */
export function sortSlots(slots: Uint32Array, keys: () => readonly Float64Array[], compare: Compare): void {
  if (isSorted(slots, compare)) return;
  if (slots.length < fewSlots) {
    slots.sort(compare);
    return;
  }
  const columns = keys();
  // The last first: what is sorted after it leaves equals as they are.
  for (const column of columns.toReversed()) sortByDigits(slots, column);
  sortEquals(slots, columns, compare);
}

/** Brings in order what the keys leave open. */
function sortEquals(slots: Uint32Array, columns: readonly Float64Array[], compare: Compare): void {
  let start = 0;
  for (let end = 1; end <= slots.length; end += 1) {
    if (end < slots.length && areEqual(slots[start] as number, slots[end] as number, columns)) continue;
    if (end - start > 1) {
      const equals = slots.subarray(start, end);
      if (!isSorted(equals, compare)) equals.sort(compare);
    }
    start = end;
  }
}

function areEqual(a: number, b: number, columns: readonly Float64Array[]): boolean {
  for (const column of columns) if (column[a] !== column[b]) return false;
  return true;
}

function isSorted(slots: Uint32Array, compare: Compare): boolean {
  for (let index = 1; index < slots.length; index += 1) {
    if (compare(slots[index - 1] as number, slots[index] as number) > 0) return false;
  }
  return true;
}

/** Slots beside the two halves of their keys. */
interface Row {
  readonly slots: Uint32Array;
  readonly words: readonly [low: Uint32Array, high: Uint32Array];
}

/** A radix sort, the lowest digit first: each pass keeps the order that those before it have made of equal digits. */
function sortByDigits(slots: Uint32Array, keys: Float64Array): void {
  let row: Row = { slots, words: comparableBits(slots, keys) };
  let spare: Row = {
    slots: new Uint32Array(slots.length),
    words: [new Uint32Array(slots.length), new Uint32Array(slots.length)],
  };
  for (const word of [0, 1] as const) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      const starts = countDigits(row.words[word], shift);
      if (!starts) continue;
      moveByDigit(row, spare, word, shift, starts);
      [row, spare] = [spare, row];
    }
  }
  slots.set(row.slots);
}

/** The keys as whole numbers of 64 bits that are in the same order. */
function comparableBits(slots: Uint32Array, keys: Float64Array): [low: Uint32Array, high: Uint32Array] {
  const low = new Uint32Array(slots.length);
  const high = new Uint32Array(slots.length);
  const double = new Float64Array(1);
  const bits = new Uint32Array(double.buffer);
  for (let index = 0; index < slots.length; index += 1) {
    // What is added makes one zero of both.
    double[0] = (keys[slots[index] as number] as number) + 0;
    const top = bits[highWord] as number;
    // A negative one is the further down the greater its bits are.
    const isNegative = top >>> 31 === 1;
    high[index] = isNegative ? ~top : top | 0x80000000;
    low[index] = isNegative ? ~(bits[1 - highWord] as number) : (bits[1 - highWord] as number);
  }
  return [low, high];
}

/** Where those of each digit begin; undefined when all have the same. */
function countDigits(words: Uint32Array, shift: number): Uint32Array | undefined {
  const counts = new Uint32Array(digitMask + 1);
  for (let index = 0; index < words.length; index += 1) {
    const digit = ((words[index] as number) >>> shift) & digitMask;
    counts[digit] = (counts[digit] as number) + 1;
  }
  if (counts[((words[0] as number) >>> shift) & digitMask] === words.length) return undefined;
  let start = 0;
  for (let digit = 0; digit <= digitMask; digit += 1) {
    const count = counts[digit] as number;
    counts[digit] = start;
    start += count;
  }
  return counts;
}

function moveByDigit(from: Row, to: Row, word: 0 | 1, shift: number, places: Uint32Array): void {
  const digits = from.words[word];
  const [low, high] = from.words;
  const [toLow, toHigh] = to.words;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = ((digits[index] as number) >>> shift) & digitMask;
    const place = places[digit] as number;
    places[digit] = place + 1;
    to.slots[place] = from.slots[index] as number;
    toLow[place] = low[index] as number;
    toHigh[place] = high[index] as number;
  }
}
