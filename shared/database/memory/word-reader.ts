import { searchWords, wordUnits } from '../../items/search-words.ts';
import { withRoomFor } from './columns.ts';
import { finishHash, hashSeed, hashWith } from './hash-table.ts';

const mostFoldings = 10_000;
/** Of what is longer, an engine would keep the whole text that it is a part of. */
const longestKept = 12;

/** Latin letters, with accents and without, come before this unit. */
const endOfLatin = 0x250;
/** Of a unit: not asked yet; and that what it becomes depends on what stands beside it, or is more than one letter. */
const unknown = 0xff;
const foreign = 0x80;

/** What Latin units become in a word, each for itself: an ASCII letter or digit, 0 for what stands between words. */
const latinUnits = new Uint8Array(endOfLatin).fill(unknown);
latinUnits.set(wordUnits);

/** Finds out what a unit becomes, when it is first met: between two letters it has to stay one. */
function ask(unit: number): number {
  const [folded = ''] = searchWords(`x${String.fromCharCode(unit)}x`);
  const part = /^x[a-z0-9]x$/.test(folded) ? folded.charCodeAt(1) : foreign;
  latinUnits[unit] = part;
  return part;
}

/**
 * Reads the words of a text, those of {@link searchWords}, one behind the other into the same bytes (UTF-8), each
 * with its hash: words that are only looked up need no strings of their own, and a text is gone through in one plain
 * loop, which engines are quick to compile.
 */
export class WordReader {
  bytes = new Uint8Array(64);
  /** Where the words begin in the bytes, and behind the last one where it ends. */
  starts = new Uint32Array(64);
  hashes = new Uint32Array(64);
  /** How many words there are of the text that was read last. */
  count = 0;
  readonly #encoder = new TextEncoder();
  /** What runs of letters that are not all Latin have become: the same ones come again and again. */
  readonly #foldings = new Map<string, readonly string[]>();

  /** Reads the words of a text, in order, repeats included. */
  read(text: string): void {
    this.count = 0;
    this.#makeRoom(text.length);
    let { bytes, starts, hashes } = this;
    let count = 0;
    let used = 0;
    let hash = hashSeed;
    let isForeign = false;
    let start = 0;
    for (let index = 0; index <= text.length; index += 1) {
      const unit = index < text.length ? text.charCodeAt(index) : 0;
      let part = unit < endOfLatin ? (latinUnits[unit] as number) : foreign;
      if (part === unknown) part = ask(unit);
      if (part !== 0) {
        hash = hashWith(hash, part);
        bytes[used] = part;
        used += 1;
        isForeign ||= part === foreign;
        continue;
      }
      if (isForeign) {
        this.count = count;
        this.#readFolded(text.slice(start, index), text.length - index);
        ({ bytes, starts, hashes, count } = this);
        used = starts[count] as number;
        isForeign = false;
      } else if (used > (starts[count] as number)) {
        hashes[count] = finishHash(hash);
        count += 1;
        starts[count] = used;
      }
      hash = hashSeed;
      start = index + 1;
    }
    this.count = count;
  }

  /** Reads one word that is folded already. */
  readWord(word: string): void {
    this.count = 0;
    this.#addWord(word, 0);
  }

  /** Reads a run of letters that are not all Latin, before so many more units. */
  #readFolded(run: string, left: number): void {
    for (const word of this.#fold(run)) this.#addWord(word, left);
  }

  #fold(run: string): readonly string[] {
    const known = this.#foldings.get(run);
    if (known) return known;
    const words = searchWords(run);
    if (this.#foldings.size >= mostFoldings) this.#foldings.clear();
    if (run.length <= longestKept) this.#foldings.set(run, words);
    return words;
  }

  #addWord(word: string, left: number): void {
    this.#makeRoom(word.length * 3 + left);
    const start = this.starts[this.count] as number;
    const end = start + this.#encoder.encodeInto(word, this.bytes.subarray(start)).written;
    let hash = hashSeed;
    for (let index = start; index < end; index += 1) hash = hashWith(hash, this.bytes[index] as number);
    this.hashes[this.count] = finishHash(hash);
    this.count += 1;
    this.starts[this.count] = end;
  }

  /** Makes room for so many bytes more, and the words that they can be. */
  #makeRoom(length: number): void {
    const bytes = (this.starts[this.count] as number) + length;
    // Words have a unit between them, or are added one by one.
    const words = this.count + (length >>> 1) + 2;
    this.bytes = withRoomFor(this.bytes, bytes);
    this.hashes = withRoomFor(this.hashes, words);
    this.starts = withRoomFor(this.starts, words);
  }
}
