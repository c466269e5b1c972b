/** What a {@link HashTable} answers with where there is nothing: no number that it holds. */
export const none = 0xffffffff;
const firstCapacity = 16;

/**
 * An open-addressing hash table of numbers alone. What the numbers stand for stays with its owner: a Map
 * would hold it a second time and take four times the memory an entry.
 */
export class HashTable {
  readonly #hashOf: (value: number) => number;
  #table = new Uint32Array(firstCapacity).fill(none);
  /** The high bits of each hash: they tell nearly all apart that meet here, without a visit to their owner. */
  #marks = new Uint8Array(firstCapacity);
  #size = 0;
  #soughtHash = 0;
  #place = 0;

  /** `hashOf` is asked only for numbers that are in the table, and must answer the same while they are. */
  constructor(hashOf: (value: number) => number) {
    this.#hashOf = hashOf;
  }

  /** The first number that may be of this hash; whether it is the one that is sought, its owner has to see. */
  first(hash: number): number {
    this.#soughtHash = hash;
    this.#place = hash;
    return this.next();
  }

  /** The next number after that of {@link first}. */
  next(): number {
    const table = this.#table;
    const mask = table.length - 1;
    const mark = markOf(this.#soughtHash);
    for (let place = this.#place & mask; ; place = (place + 1) & mask) {
      const value = table[place] as number;
      if (value !== none && this.#marks[place] !== mark) continue;
      this.#place = place + 1;
      return value;
    }
  }

  /** Adds a number (below 2³² − 1) that is not there yet. */
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
    const values = this.#table.filter((value) => value !== none).sort();
    this.#table = new Uint32Array(this.#table.length * 2).fill(none);
    this.#marks = new Uint8Array(this.#table.length);
    for (const value of values) this.#put(this.#hashOf(value), value);
  }
}

/** The low bits have chosen the place. */
const markOf = (hash: number) => hash >>> 24;

/** Where every hash begins: nobody outside can foresee what collides. */
export const hashSeed = Math.floor(Math.random() * 0x7fffffff);

/** The hash with one more unit (FNV-1a). */
export const hashWith = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);

/** The last mixing step of MurmurHash3. */
export function finishHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
