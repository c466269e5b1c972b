import type { Compare } from './sorted-slots.ts';

/** So few are sorted by comparing them. */
const fewSlots = 32;
const mostKey = 0xffffffff;

/** Which half of a number of 64 bits comes first in memory. */
const highHalf = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Sorts slots, in place. `keys` has a number for each that agrees with `compare` as far as it goes. Engines sort whole
 * numbers many times faster than by a function: a key and its slot are made one, and only where keys are the same to 32
 * bits are slots sorted again among themselves.
 */
export function sortSlots(slots: Uint32Array, keys: Float64Array, compare: Compare): void {
  if (isSorted(slots, compare)) return;
  const pairs = slots.length < fewSlots ? undefined : sortPairs(slots, keys);
  if (!pairs) {
    slots.sort(compare);
    return;
  }
  let start = 0;
  for (let end = 1; end <= slots.length; end += 1) {
    if (end < slots.length && pairs[end * 2 + highHalf] === pairs[start * 2 + highHalf]) continue;
    if (end - start > 1) sortSlots(slots.subarray(start, end), keys, compare);
    start = end;
  }
}

/** Sorts slots by their keys, to 32 bits of the range that these are in, and answers with both; undefined if they are all the same. */
function sortPairs(slots: Uint32Array, keys: Float64Array): Uint32Array | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (const slot of slots) {
    least = Math.min(least, keys[slot] as number);
    most = Math.max(most, keys[slot] as number);
  }
  const scale = mostKey / (most - least);
  // Zero and Infinity where the range is beyond what a double can tell apart.
  if (!(scale > 0 && scale < Infinity)) return undefined;
  const pairs = new BigUint64Array(slots.length);
  const halves = new Uint32Array(pairs.buffer);
  slots.forEach((slot, index) => {
    halves[index * 2 + highHalf] = ((keys[slot] as number) - least) * scale;
    halves[index * 2 + 1 - highHalf] = slot;
  });
  pairs.sort();
  for (let index = 0; index < slots.length; index += 1)
    slots[index] = halves[index * 2 + 1 - highHalf] as number;
  return halves;
}

function isSorted(slots: Uint32Array, compare: Compare): boolean {
  for (let index = 1; index < slots.length; index += 1) {
    if (compare(slots[index - 1] as number, slots[index] as number) > 0) return false;
  }
  return true;
}
