import { withRoomFor } from './columns.ts';
import { PostingBatch } from './posting-batch.ts';
import { PostingLists } from './posting-lists.ts';
import { valueIn } from './slot-leaves.ts';
import { SortedSlots } from './sorted-slots.ts';
import { sortSlots } from './sort-slots.ts';
import { WordReader } from './word-reader.ts';
import { WordTable } from './word-table.ts';

/** Sorting all words anew costs as much as putting so large a share of them in their places. */
const rebuildShare = 8;
/** The last stamp that there is room for in the column. */
const mostStamp = 254;

/** What a field holds: a text or several. */
type Texts = string | readonly string[];

/** Every word by a number of its own, with its postings, found by the word itself or by its beginning. */
export class TermDictionary {
  readonly postings = new PostingLists();
  readonly #reader = new WordReader();
  readonly #words = new WordTable(this.#reader);
  /** Where new postings go. */
  #target: Pick<PostingLists, 'add'> = this.postings;
  /** By word, the last call of `replace` that met it, twice: an odd stamp says that the word stays. */
  #stamps = new Uint8Array(64);
  /** Of the present call of `replace`: the stamp of words that go, and the words that were met before. */
  #had = 0;
  readonly #hadIds: number[] = [];
  /** Ids in the order of their words, for prefixes, but for those that came after it was last asked for. */
  readonly #sorted = new SortedSlots(this.#words.compare);
  #unsorted: number[] = [];

  /** Words, those that are gone among them. */
  get size(): number {
    return this.#words.size;
  }

  get(term: string): number | undefined {
    this.#reader.readWord(term);
    return this.#words.find();
  }

  /** The words that begin so, in order, and which of them is the whole of it. */
  withPrefix(prefix: string): { readonly ids: readonly number[]; readonly whole: number | undefined } {
    this.#sortNew();
    const whole = this.get(prefix);
    const ids: number[] = [];
    const first = this.#sorted.lowerBound((id) => this.#words.compareToReader(id));
    this.#sorted.walkRuns(first, 1, (values, from, to) => {
      for (let index = from; index <= to; index += 1) {
        const id = valueIn(values, index);
        if (!this.#words.startsSo(id)) return false;
        ids.push(id);
      }
      return true;
    });
    return { ids, whole };
  }

  /**
   * Moves a posting from the words of some texts to those of others, repeats allowed in both. What
   * stays is not touched: each word is stamped with what has become of it in this call.
   */
  replace(posting: number, before: Texts, after: Texts): void {
    this.#nextStamp();
    if (typeof before === 'object') for (const text of before) this.#meetBefore(text);
    else if (before !== '') this.#meetBefore(before);
    if (typeof after === 'string') this.#meetAfter(after, posting);
    else for (const text of after) this.#meetAfter(text, posting);
    if (this.#hadIds.length > 0) this.#removeGone(posting);
  }

  /** Lets in new postings, each higher than those before, and nothing else. It costs a look at each word there is. */
  inBulk(addAll: () => void): void {
    const batch = new PostingBatch(this.postings);
    this.#target = batch;
    addAll();
    batch.flush();
    this.#target = this.postings;
  }

  #meetBefore(text: string): void {
    this.#reader.read(text);
    for (let word = 0; word < this.#reader.count; word += 1) {
      const id = this.#words.find(word) as number;
      this.#stamps[id] = this.#had;
      this.#hadIds.push(id);
    }
  }

  #meetAfter(text: string, posting: number): void {
    const has = this.#had + 1;
    this.#reader.read(text);
    for (let word = 0; word < this.#reader.count; word += 1) {
      const id = this.#words.find(word) ?? this.#addWord(word);
      const stamp = this.#stamps[id];
      if (stamp === has) continue;
      if (stamp !== this.#had) this.#target.add(id, posting);
      this.#stamps[id] = has;
    }
  }

  /** Takes the posting away from the words of which none has been met again. */
  #removeGone(posting: number): void {
    for (const id of this.#hadIds) {
      if (this.#stamps[id] === this.#had) this.#remove(id, posting);
    }
    this.#hadIds.length = 0;
  }

  #nextStamp(): void {
    this.#had += 2;
    if (this.#had <= mostStamp) return;
    this.#stamps.fill(0);
    this.#had = 2;
  }

  #addWord(word: number): number {
    const id = this.#words.add(word);
    this.#stamps = withRoomFor(this.#stamps, id);
    this.#unsorted.push(id);
    return id;
  }

  /** Takes a posting away, and the word with its last one. */
  #remove(id: number, posting: number): void {
    this.#stamps[id] = 0;
    this.postings.remove(id, posting);
    if (this.postings.sizeOf(id) > 0) return;
    this.#sortNew();
    this.#sorted.remove(id);
    this.#words.remove(id);
  }

  /** Puts the words in order that have come since it was last asked for. */
  #sortNew(): void {
    const ids = this.#unsorted;
    if (ids.length === 0) return;
    this.#unsorted = [];
    if (ids.length * rebuildShare < this.#sorted.size) {
      for (const id of ids) this.#sorted.insert(id);
    } else {
      const all = Uint32Array.from({ length: this.#words.size }, (_, id) => id);
      const there = all.filter((id) => this.#words.isThere(id));
      sortSlots(there, this.#words.keys(), this.#words.compare);
      this.#sorted.fill(there);
    }
  }
}
