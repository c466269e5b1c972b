import { PostingLists } from './posting-lists.ts';
import { SortedSlots } from './sorted-slots.ts';
import { StringIndex } from './string-index.ts';

/** Every word by a number of its own, with its postings, found by the word itself or by its beginning. */
export class TermDictionary {
  readonly postings = new PostingLists();
  readonly #terms: string[] = [];
  readonly #free: number[] = [];
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

  /** Adds a posting that the word does not have yet. */
  add(term: string, posting: number): void {
    this.postings.add(this.#ids.get(term) ?? this.#addTerm(term), posting);
  }

  /** Takes a posting away, and the word with its last one. */
  remove(term: string, posting: number): void {
    const id = this.#ids.get(term);
    if (id === undefined) return;
    this.postings.remove(id, posting);
    if (this.postings.sizeOf(id) > 0) return;
    this.#sorted.remove(id);
    this.#ids.delete(term);
    this.#terms[id] = '';
    this.#free.push(id);
  }

  #addTerm(term: string): number {
    const id = this.#free.pop() ?? this.#terms.length;
    this.#terms[id] = term;
    this.#ids.add(term, id);
    this.#sorted.insert(id);
    return id;
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
