import { finishHash, hashSeed, HashTable, hashWith, none } from './hash-table.ts';

/** Finds numbers by the strings that belong to them, and that stay with their owner. */
export class StringIndex {
  readonly #table = new HashTable<string>(
    (value) => hashOf(this.stringOf(value)),
    (value, text) => this.stringOf(value) === text,
  );

  /** `stringOf` is asked only for numbers that are in the index, and must answer the same while they are. */
  constructor(private readonly stringOf: (value: number) => string) {}

  get(text: string): number | undefined {
    const value = this.#table.find(hashOf(text), text);
    return value === none ? undefined : value;
  }

  /** Adds a number (below 2³¹) under a string; false when this is there already, which stays with its number. */
  add(text: string, value: number): boolean {
    const hash = hashOf(text);
    if (this.#table.find(hash, text) !== none) return false;
    this.#table.add(hash, value);
    return true;
  }

  /** Takes a string out, if it is there; its owner must still answer for it. */
  delete(text: string): void {
    const value = this.get(text);
    if (value !== undefined) this.#table.delete(hashOf(text), value);
  }
}

function hashOf(text: string): number {
  let hash = hashSeed;
  for (let index = 0; index < text.length; index += 1) hash = hashWith(hash, text.charCodeAt(index));
  return finishHash(hash);
}
