import { SortedSlots } from './sorted-slots.ts';

/** Sorted numbers: a plain array while they are few, which most words' are, then a counted list. */
export type Posting = number[] | SortedSlots;

export interface Term {
  readonly term: string;
  readonly posting: Posting;
}

const fewPostings = 32;
const byNumber = (a: number, b: number) => a - b;

/** Every word with its postings, found by the word itself or by its beginning. */
export class TermDictionary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #postings: Posting[] = [];
  readonly #free: number[] = [];
  /** Ids in the order of their words, for prefixes. */
  readonly #sorted = new SortedSlots((a, b) =>
    compareText(this.#terms[a] as string, this.#terms[b] as string),
  );

  get(term: string): Posting | undefined {
    const id = this.#ids.get(term);
    return id === undefined ? undefined : this.#postings[id];
  }

  /** All words that begin so, in order. */
  withPrefix(prefix: string): Term[] {
    const found: Term[] = [];
    const first = this.#sorted.lowerBound((id) => compareText(this.#terms[id] as string, prefix));
    this.#sorted.walkRuns(first, 1, (ids, from, to) => {
      for (let index = from; index <= to; index += 1) {
        const id = ids[index] as number;
        const term = this.#terms[id] as string;
        if (!term.startsWith(prefix)) return false;
        found.push({ term, posting: this.#postings[id] as Posting });
      }
      return true;
    });
    return found;
  }

  /** Adds a posting that the word does not have yet. */
  add(term: string, value: number): void {
    const id = this.#ids.get(term) ?? this.#addTerm(term);
    const posting = this.#postings[id] as Posting;
    if (!Array.isArray(posting)) posting.insert(value);
    else if (posting.length < fewPostings) insertSorted(posting, value);
    else this.#postings[id] = toSortedSlots(posting, value);
  }

  /** Takes a posting away, and the word with its last one. */
  remove(term: string, value: number): void {
    const id = this.#ids.get(term);
    if (id === undefined) return;
    const posting = this.#postings[id] as Posting;
    if (Array.isArray(posting)) {
      const index = posting.indexOf(value);
      if (index >= 0) posting.splice(index, 1);
    } else {
      posting.remove(value);
    }
    if ((Array.isArray(posting) ? posting.length : posting.size) === 0) this.#removeTerm(term, id);
  }

  #addTerm(term: string): number {
    const id = this.#free.pop() ?? this.#terms.length;
    this.#ids.set(term, id);
    this.#terms[id] = term;
    this.#postings[id] = [];
    this.#sorted.insert(id);
    return id;
  }

  #removeTerm(term: string, id: number): void {
    this.#sorted.remove(id);
    this.#ids.delete(term);
    this.#terms[id] = '';
    this.#postings[id] = [];
    this.#free.push(id);
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function insertSorted(values: number[], value: number): void {
  let index = values.length;
  while (index > 0 && (values[index - 1] as number) > value) index -= 1;
  if (index === values.length) values.push(value);
  else values.splice(index, 0, value);
}

function toSortedSlots(values: readonly number[], value: number): SortedSlots {
  const list = new SortedSlots(byNumber);
  for (const known of values) list.insert(known);
  list.insert(value);
  return list;
}
