const empty = 0xffffffff;
const firstCapacity = 16;

/**
 * Finds numbers by the strings that belong to them: an open-addressing hash table of numbers alone.
 * The strings stay with their owner, who is asked for them; a Map would hold them a second time and
 * take four times the memory an entry. A string may be given as a part of a longer one.
 */
export class StringIndex {
  readonly #stringOf: (value: number) => string;
  // Nobody outside can foresee which strings collide.
  readonly #seed = Math.floor(Math.random() * 0x7fffffff);
  #table = new Uint32Array(firstCapacity).fill(empty);
  /** The high bits of each hash: they tell nearly all strings apart that meet here, without a visit to their owner. */
  #marks = new Uint8Array(firstCapacity);
  #size = 0;

  /** `stringOf` is asked only for numbers that are in the index, and must answer the same while they are. */
  constructor(stringOf: (value: number) => string) {
    this.#stringOf = stringOf;
  }

  get(text: string, start = 0, end = text.length): number | undefined {
    const value = this.#table[this.#placeOf(this.#hash(text, start, end), text, start, end)];
    return value === empty ? undefined : value;
  }

  /** Adds a number (below 2³² − 1) under a string that is not there yet. */
  add(text: string, value: number): void {
    if ((this.#size + 1) * 4 > this.#table.length * 3) this.#grow();
    this.#place(text, value);
    this.#size += 1;
  }

  /** Takes a string out, if it is there; its owner must still answer for it. */
  delete(text: string): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = this.#placeOf(this.#hash(text, 0, text.length), text, 0, text.length);
    if (table[hole] === empty) return;
    this.#size -= 1;
    // Those after the hole that were pushed on by it move up, so that none is cut off from its place.
    for (let place = (hole + 1) & mask; table[place] !== empty; place = (place + 1) & mask) {
      const string = this.#stringOf(table[place] as number);
      const home = this.#hash(string, 0, string.length) & mask;
      const isCutOff = ((place - home) & mask) >= ((place - hole) & mask);
      if (!isCutOff) continue;
      table[hole] = table[place] as number;
      this.#marks[hole] = this.#marks[place] as number;
      hole = place;
    }
    table[hole] = empty;
  }

  #place(text: string, value: number): void {
    const hash = this.#hash(text, 0, text.length);
    const place = this.#placeOf(hash, text, 0, text.length);
    this.#table[place] = value;
    this.#marks[place] = markOf(hash);
  }

  /** Where the string is, or the empty place where it belongs. */
  #placeOf(hash: number, text: string, start: number, end: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    const mark = markOf(hash);
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const value = table[place] as number;
      if (value === empty) return place;
      if (this.#marks[place] === mark && isPart(this.#stringOf(value), text, start, end)) return place;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2).fill(empty);
    this.#marks = new Uint8Array(old.length * 2);
    for (const value of old) if (value !== empty) this.#place(this.#stringOf(value), value);
  }

  /** FNV-1a over UTF-16 units, with the last mixing step of MurmurHash3. */
  #hash(text: string, start: number, end: number): number {
    let hash = this.#seed;
    for (let index = start; index < end; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}

/** The low bits have chosen the place. */
const markOf = (hash: number) => hash >>> 24;

/** Whether the part of `text` from `start` up to `end` is this string. */
function isPart(string: string, text: string, start: number, end: number): boolean {
  if (string.length !== end - start) return false;
  for (let index = 0; index < string.length; index += 1) {
    if (string.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}
