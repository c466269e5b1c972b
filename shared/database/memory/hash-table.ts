/** What a {@link HashTable} answers with where there is nothing: no number that it holds. */
export const none = -1;
const firstCapacity = 16;
/** Of so many bits engines keep numbers without a box of their own. */
const hashBits = 30;
const hashMask = 2 ** hashBits - 1;

/**
 * An open-addressing hash table of numbers alone. What the numbers stand for stays with its owner: a Map
 * would hold it a second time and take four times the memory an entry.
 */
export class HashTable<Sought> {
  readonly #hashOf: (value: number) => number;
  readonly #isSought: (value: number, sought: Sought) => boolean;
  #table = new Int32Array(firstCapacity).fill(none);
  /** The high bits of each hash: they tell nearly all apart that meet here, without a visit to their owner. */
  #marks = new Uint8Array(firstCapacity);
  #size = 0;

  /**
   * `hashOf` is asked only for numbers that are in the table, and must answer the same while they are; `isSought` for
   * those of which the hash may be that of what is sought.
   */
  constructor(hashOf: (value: number) => number, isSought: (value: number, sought: Sought) => boolean) {
    this.#hashOf = hashOf;
    this.#isSought = isSought;
  }

  /** The number of what is sought, which has this hash; {@link none} if it is not there. */
  find(hash: number, sought: Sought): number {
    const table = this.#table;
    const marks = this.#marks;
    const mask = table.length - 1;
    const mark = markOf(hash);
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const value = table[place] as number;
      if (value === none || (marks[place] === mark && this.#isSought(value, sought))) return value;
    }
  }

  /** Adds a number (from 0, below 2³¹) that is not there yet. */
  add(hash: number, value: number): void {
    if ((this.#size + 1) * 4 > this.#table.length * 3) this.#grow();
    this.#put(hash, value);
    this.#size += 1;
  }

  /** Takes out a number that is there. */
  delete(hash: number, value: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = hash & mask;
    while (table[hole] !== value) hole = (hole + 1) & mask;
    this.#size -= 1;
    // Those after the hole that were pushed on by it move up, so that none is cut off from its place.
    for (let place = (hole + 1) & mask; table[place] !== none; place = (place + 1) & mask) {
      const home = this.#hashOf(table[place] as number) & mask;
      const isCutOff = ((place - home) & mask) >= ((place - hole) & mask);
      if (!isCutOff) continue;
      table[hole] = table[place] as number;
      this.#marks[hole] = this.#marks[place] as number;
      hole = place;
    }
    table[hole] = none;
  }

  #put(hash: number, value: number): void {
    const mask = this.#table.length - 1;
    let place = hash & mask;
    while (this.#table[place] !== none) place = (place + 1) & mask;
    this.#table[place] = value;
    this.#marks[place] = markOf(hash);
  }

  #grow(): void {
    // In their order, not the table's: what they stand for mostly lies in it too, and far apart otherwise.
    const values = this.#table.sort();
    this.#table = new Int32Array(values.length * 2).fill(none);
    this.#marks = new Uint8Array(values.length * 2);
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] as number;
      if (value !== none) this.#put(this.#hashOf(value), value);
    }
  }
}

/** The low bits have chosen the place. */
const markOf = (hash: number) => hash >>> (hashBits - 8);

/** Where every hash begins: nobody outside can foresee what collides. */
export const hashSeed = Math.floor(Math.random() * 0x7fffffff);

/** The hash with one more unit (FNV-1a). */
export const hashWith = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);

/** The last mixing step of MurmurHash3. */
export function finishHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & hashMask;
}
