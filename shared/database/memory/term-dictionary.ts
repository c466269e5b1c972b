import { forEachWord } from '../../items/search-words.ts';
import { PostingLists } from './posting-lists.ts';
import { SortedSlots } from './sorted-slots.ts';
import { StringIndex } from './string-index.ts';

/** Every word by a number of its own, with its postings, found by the word itself or by its beginning. */
export class TermDictionary {
  readonly postings = new PostingLists();
  readonly #terms: string[] = [];
  readonly #free: number[] = [];
  /** By word, the last call of `replace` that met it, twice: an odd stamp says that the word stays. */
  readonly #stamps: number[] = [];
  /** Of the present call of `replace`: its posting, the stamp of words that go, and the words that were met before. */
  #posting = 0;
  #had = 0;
  readonly #hadIds: number[] = [];
  #hadCount = 0;
  readonly #ids = new StringIndex((id) => this.#terms[id] as string);
  /** Ids in the order of their words, for prefixes. */
  readonly #sorted = new SortedSlots((a, b) =>
    compareText(this.#terms[a] as string, this.#terms[b] as string),
  );

  get(term: string): number | undefined {
    return this.#ids.get(term);
  }

  termOf(id: number): string {
    return this.#terms[id] as string;
  }

  /** The words that begin so, in order. */
  withPrefix(prefix: string): number[] {
    const found: number[] = [];
    const first = this.#sorted.lowerBound((id) => compareText(this.#terms[id] as string, prefix));
    this.#sorted.walkRuns(first, 1, (ids, from, to) => {
      for (let index = from; index <= to; index += 1) {
        const id = ids[index] as number;
        if (!this.termOf(id).startsWith(prefix)) return false;
        found.push(id);
      }
      return true;
    });
    return found;
  }

  /**
   * Moves a posting from the words of some texts to those of others, repeats allowed in both. What
   * stays is not touched: each word is stamped with what has become of it in this call.
   */
  replace(posting: number, before: readonly string[], after: readonly string[]): void {
    this.#posting = posting;
    this.#had += 2;
    for (const text of before) forEachWord(text, this.#meetBefore);
    for (const text of after) forEachWord(text, this.#meetAfter);
    for (let index = 0; index < this.#hadCount; index += 1) {
      const id = this.#hadIds[index] as number;
      if (this.#stamps[id] === this.#had) this.#remove(id, posting);
    }
    this.#hadCount = 0;
  }

  readonly #meetBefore = (source: string, start: number, end: number): void => {
    const id = this.#ids.get(source, start, end) as number;
    this.#stamps[id] = this.#had;
    this.#hadIds[this.#hadCount] = id;
    this.#hadCount += 1;
  };

  readonly #meetAfter = (source: string, start: number, end: number): void => {
    const id = this.#ids.get(source, start, end) ?? this.#addTerm(source.slice(start, end));
    const stamp = this.#stamps[id];
    const has = this.#had + 1;
    if (stamp === has) return;
    if (stamp !== this.#had) this.postings.add(id, this.#posting);
    this.#stamps[id] = has;
  };

  /** Takes a posting away, and the word with its last one. */
  #remove(id: number, posting: number): void {
    this.#stamps[id] = 0;
    this.postings.remove(id, posting);
    if (this.postings.sizeOf(id) > 0) return;
    this.#sorted.remove(id);
    this.#ids.delete(this.termOf(id));
    this.#terms[id] = '';
    this.#free.push(id);
  }

  #addTerm(term: string): number {
    const id = this.#free.pop() ?? this.#terms.length;
    // Made anew: engines keep a part of a text as a reference to all of it.
    this.#terms[id] = term.split('').join('');
    this.#stamps[id] = 0;
    this.#ids.add(term, id);
    this.#sorted.insert(id);
    return id;
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
