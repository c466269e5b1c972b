import { searchWords, wordUnits } from '../../items/search-words.ts';
import { finishHash, hashSeed, hashWith } from './hash-table.ts';

const mostFoldings = 10_000;
/** Of what is longer, an engine would keep the whole text that it is a part of. */
const longestKept = 12;

/**
 * Reads the words of texts, those of {@link searchWords}, one after the other into the same bytes (UTF-8), with
 * their hash: a word that is only looked up needs no string of its own.
 */
export class WordReader {
  /** The present word, of which only the first {@link length} bytes count. */
  bytes = new Uint8Array(64);
  length = 0;
  hash = 0;
  readonly #encoder = new TextEncoder();
  /** What runs of other than ASCII letters have become: accents are few, and come again and again. */
  readonly #foldings = new Map<string, readonly string[]>();

  /** Visits the words of a text, in order, repeats included. */
  read(text: string, visit: () => void): void {
    this.#makeRoom(text.length);
    let { bytes } = this;
    const end = text.length;
    let hash = hashSeed;
    let length = 0;
    let isAscii = true;
    for (let index = 0; index <= end; index += 1) {
      const unit = index < end ? text.charCodeAt(index) : 0;
      const part = unit < 0x80 ? (wordUnits[unit] as number) : 0x80;
      if (part !== 0) {
        hash = hashWith(hash, part);
        bytes[length] = part;
        length += 1;
        isAscii &&= part < 0x80;
      } else if (length > 0) {
        if (isAscii) this.#visitPlain(length, hash, visit);
        else this.#visitFolded(text.slice(index - length, index), visit);
        ({ bytes } = this);
        hash = hashSeed;
        length = 0;
        isAscii = true;
      }
    }
  }

  /** Reads one word that is folded already. */
  readWord(word: string): void {
    this.#makeRoom(word.length * 3);
    this.length = this.#encoder.encodeInto(word, this.bytes).written;
    let hash = hashSeed;
    for (let index = 0; index < this.length; index += 1) hash = hashWith(hash, this.bytes[index] as number);
    this.hash = finishHash(hash);
  }

  #visitPlain(length: number, hash: number, visit: () => void): void {
    this.length = length;
    this.hash = finishHash(hash);
    visit();
  }

  #visitFolded(run: string, visit: () => void): void {
    for (const word of this.#fold(run)) {
      this.readWord(word);
      visit();
    }
  }

  #fold(run: string): readonly string[] {
    const known = this.#foldings.get(run);
    if (known) return known;
    const words = searchWords(run);
    if (this.#foldings.size >= mostFoldings) this.#foldings.clear();
    if (run.length <= longestKept) this.#foldings.set(run, words);
    return words;
  }

  #makeRoom(length: number): void {
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
  }
}
