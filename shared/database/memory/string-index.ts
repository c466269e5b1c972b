const empty = 0xffffffff;
const firstCapacity = 16;

/**
 * Finds numbers by the strings that belong to them: an open-addressing hash table of numbers alone.
 * The strings stay with their owner, who is asked for them; a Map would hold them a second time and
 * take four times the memory an entry.
 */
export class StringIndex {
  readonly #stringOf: (value: number) => string;
  // Nobody outside can foresee which strings collide.
  readonly #seed = Math.floor(Math.random() * 0x7fffffff);
  #table = new Uint32Array(firstCapacity).fill(empty);
  #size = 0;

  /** `stringOf` is asked only for numbers that are in the index, and must answer the same while they are. */
  constructor(stringOf: (value: number) => string) {
    this.#stringOf = stringOf;
  }

  get(text: string): number | undefined {
    const value = this.#table[this.#placeOf(text)];
    return value === empty ? undefined : value;
  }

  /** Adds a number (below 2³² − 1) under a string that is not there yet. */
  add(text: string, value: number): void {
    if ((this.#size + 1) * 4 > this.#table.length * 3) this.#grow();
    this.#table[this.#placeOf(text)] = value;
    this.#size += 1;
  }

  /** Takes a string out, if it is there; its owner must still answer for it. */
  delete(text: string): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = this.#placeOf(text);
    if (table[hole] === empty) return;
    this.#size -= 1;
    // Those after the hole that were pushed on by it move up, so that none is cut off from its place.
    for (let place = (hole + 1) & mask; table[place] !== empty; place = (place + 1) & mask) {
      const home = this.#hash(this.#stringOf(table[place] as number)) & mask;
      const isCutOff = ((place - home) & mask) >= ((place - hole) & mask);
      if (!isCutOff) continue;
      table[hole] = table[place] as number;
      hole = place;
    }
    table[hole] = empty;
  }

  /** Where the string is, or the empty place where it belongs. */
  #placeOf(text: string): number {
    const table = this.#table;
    const mask = table.length - 1;
    let place = this.#hash(text) & mask;
    for (;;) {
      const value = table[place] as number;
      if (value === empty || this.#stringOf(value) === text) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2).fill(empty);
    for (const value of old) {
      if (value !== empty) this.#table[this.#placeOf(this.#stringOf(value))] = value;
    }
  }

  /** FNV-1a over UTF-16 units, with the last mixing step of MurmurHash3. */
  #hash(text: string): number {
    let hash = this.#seed;
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}
