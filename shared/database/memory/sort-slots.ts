import type { Compare } from './sorted-slots.ts';

/** So few are sorted by comparing them. */
const fewSlots = 32;
/** Whole numbers of so many bits are exact as products, too. */
const mostKeyBits = 52;

/** Which half of a number of 64 bits comes first in memory. */
const highHalf = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Sorts slots, in place. `keys` has a number for each that agrees with `compare` as far as it goes. Engines sort whole
 * numbers many times faster than by a function: a key and the place of its slot are made one number of 64 bits, and only
 * where keys are the same to the bits that there is room for are slots sorted again among themselves.
 */
export function sortSlots(slots: Uint32Array, keys: Float64Array, compare: Compare): void {
  if (isSorted(slots, compare)) return;
  const ends = slots.length < fewSlots ? undefined : sortByKeys(slots, keys);
  if (!ends) {
    slots.sort(compare);
    return;
  }
  let start = 0;
  for (let index = 0; index < slots.length; index += 1) {
    if (ends[index] === 0) continue;
    if (index > start) sortSlots(slots.subarray(start, index + 1), keys, compare);
    start = index + 1;
  }
}

/**
 * Sorts slots by the bits of their keys, and tells after which of them another key comes; undefined if all keys are the
 * same, or so far apart that their range is beyond a double.
 */
function sortByKeys(slots: Uint32Array, keys: Float64Array): Uint8Array | undefined {
  const placeBits = 32 - Math.clz32(slots.length - 1);
  const keyBits = Math.min(mostKeyBits, 64 - placeBits);
  const [least, most] = rangeOf(slots, keys);
  const scale = (2 ** keyBits - 2) / (most - least);
  if (!(scale > 0 && scale < Infinity)) return undefined;
  const pairs = new BigUint64Array(slots.length);
  const halves = new Uint32Array(pairs.buffer);
  const lowUnit = 2 ** (keyBits - 32);
  const placeUnit = 2 ** placeBits;
  for (let place = 0; place < slots.length; place += 1) {
    const key = Math.floor(((keys[slots[place] as number] as number) - least) * scale);
    const high = Math.floor(key / lowUnit);
    halves[place * 2 + highHalf] = high;
    halves[place * 2 + 1 - highHalf] = (key - high * lowUnit) * placeUnit + place;
  }
  pairs.sort();
  return takeOrder(slots, halves, placeBits);
}

/** Brings slots into the order of the pairs, and tells after which of them another key comes. */
function takeOrder(slots: Uint32Array, halves: Uint32Array, placeBits: number): Uint8Array {
  const unsorted = slots.slice();
  const ends = new Uint8Array(slots.length).fill(1);
  const placeMask = 2 ** placeBits - 1;
  let high = -1;
  let low = -1;
  for (let index = 0; index < slots.length; index += 1) {
    const half = halves[index * 2 + 1 - highHalf] as number;
    slots[index] = unsorted[half & placeMask] as number;
    const isSame = halves[index * 2 + highHalf] === high && half >>> placeBits === low;
    if (isSame) ends[index - 1] = 0;
    high = halves[index * 2 + highHalf] as number;
    low = half >>> placeBits;
  }
  return ends;
}

function rangeOf(slots: Uint32Array, keys: Float64Array): [least: number, most: number] {
  let least = Infinity;
  let most = -Infinity;
  for (let index = 0; index < slots.length; index += 1) {
    const key = keys[slots[index] as number] as number;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  return [least, most];
}

function isSorted(slots: Uint32Array, compare: Compare): boolean {
  for (let index = 1; index < slots.length; index += 1) {
    if (compare(slots[index - 1] as number, slots[index] as number) > 0) return false;
  }
  return true;
}
