/**
 * Unsigned integers of up to 32 bits in one to five bytes, seven bits a byte, the low ones first; the
 * high bit says that more follow (LEB128, as in WebAssembly and Protocol Buffers).
 */

export function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  return value < 0x10000000 ? 4 : 5;
}

/** Writes the value and answers with the place after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let place = at;
  while (rest >= 0x80) {
    bytes[place] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
    place += 1;
  }
  bytes[place] = rest;
  return place + 1;
}

/** The value at a place; {@link varintLength} of it says where the next one begins. */
export function readVarint(bytes: Uint8Array, at: number): number {
  let byte = bytes[at] as number;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  for (let shift = 7, place = at + 1; ; shift += 7, place += 1) {
    byte = bytes[place] as number;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
}
