import { searchWords, type SearchTerms } from '../../items/search-words.ts';
import { prefixScores, searchedFields, wholeWordScores } from '../../items/search-score.ts';
import type { Item } from '../../items/item.ts';
import type { ItemTable } from './item-table.ts';
import { SearchScratch, type Matches } from './search-scratch.ts';
import { StaleSlots } from './stale-slots.ts';
import { TermDictionary } from './term-dictionary.ts';

/**
 * A posting is one number, `slot * 4 + field`, so that a list of postings sorted by number is sorted
 * by slot, and each field comes and goes without the others.
 */
type SearchedField = (typeof searchedFields)[number];
const fieldBits = 2;
const fieldMask = 3;

/** Postings that a word of a query stands for, and what a match in them is worth by field. */
interface Source {
  readonly term: number;
  readonly scores: readonly number[];
}

/** Looking up one slot among a word's postings costs about as much as going through so many of them. */
const probeCost = 128;

/** New items are let in together if there is one for so many words: a look at a word is little beside an item. */
const wordsAnItem = 16;

/**
 * An inverted index: which items (by slot) hold which words, in which field. It notes which slots are touched, and
 * reads their words when it is asked: what is written twice, or never searched for, costs less or nothing.
 */
export class SearchIndex {
  readonly #table: ItemTable;
  readonly #scratch = new SearchScratch();
  readonly #stale = new StaleSlots();
  #terms = new TermDictionary();

  constructor(table: ItemTable) {
    this.#table = table;
  }

  /** The item of a slot is about to change; undefined stands for one that is not there. */
  note(slot: number, before: Item | undefined): void {
    this.#stale.note(slot, before);
    // Reading all anew costs less than taking half of it out and putting that in again.
    if (this.#stale.changed.size * 2 <= this.#table.size) return;
    this.#stale.clear(0);
    this.#terms = new TermDictionary();
  }

  /** The slots whose items match all terms, with their scores; valid until the next call. */
  match(terms: SearchTerms): Matches {
    this.#catchUp();
    const groups = [...terms.words.map((word) => this.#wholeWord(word)), this.#prefix(terms.prefix)];
    const sizes = new Map(groups.map((sources) => [sources, this.#sizeOf(sources)]));
    const sizeOf = (sources: Source[]) => sizes.get(sources) ?? 0;
    groups.sort((a, b) => sizeOf(a) - sizeOf(b));
    const scratch = this.#scratch;
    scratch.begin(this.#table.size);
    groups.forEach((sources, word) => {
      scratch.beginWord(word);
      const isProbeCheaper = scratch.candidates * sources.length * probeCost < sizeOf(sources);
      if (word > 0 && isProbeCheaper) this.#probe(sources);
      else this.#scan(sources);
    });
    return scratch.finish(groups.length);
  }

  #catchUp(): void {
    const table = this.#table;
    const { changed, firstNew } = this.#stale;
    for (const [slot, before] of changed) this.#update(slot, before, this.#present(slot));
    const readNew = () => {
      for (let slot = firstNew; slot < table.size; slot += 1)
        this.#update(slot, undefined, this.#present(slot));
    };
    if ((table.size - firstNew) * wordsAnItem > this.#terms.size) this.#terms.inBulk(readNew);
    else readNew();
    this.#stale.clear(table.size);
  }

  #present(slot: number): Item | undefined {
    return this.#table.isLive(slot) ? this.#table.at(slot) : undefined;
  }

  #update(slot: number, before: Item | undefined, after: Item | undefined): void {
    for (let field = 0; field < searchedFields.length; field += 1) {
      const name = searchedFields[field] as SearchedField;
      if (before && after && before[name] === after[name]) continue;
      const posting = slot * (1 << fieldBits) + field;
      this.#terms.replace(posting, before ? before[name] : '', after ? after[name] : '');
    }
  }

  #wholeWord(word: string): Source[] {
    const term = this.#terms.get(word);
    return term === undefined ? [] : [{ term, scores: wholeWordScores }];
  }

  #prefix(prefix: string): Source[] {
    const { ids, whole } = this.#terms.withPrefix(prefix);
    return ids.map((term) => ({ term, scores: term === whole ? wholeWordScores : prefixScores }));
  }

  #sizeOf(sources: readonly Source[]): number {
    return sources.reduce((sum, { term }) => sum + this.#terms.postings.sizeOf(term), 0);
  }

  /** Goes through all postings of a word. */
  #scan(sources: readonly Source[]): void {
    const scratch = this.#scratch;
    for (const { term, scores } of sources) {
      this.#terms.postings.forEachRun(term, (values, size) => {
        for (let index = 0; index < size; index += 1) {
          const value = values[index] as number;
          scratch.hit(value >>> fieldBits, scores[value & fieldMask] as number);
        }
      });
    }
  }

  /** Looks up the few slots that are left, where a word has many more postings than these. */
  #probe(sources: readonly Source[]): void {
    this.#scratch.forEachCandidate((slot) => {
      const sought = slot * (1 << fieldBits);
      for (const { term, scores } of sources) {
        const value = this.#terms.postings.firstFrom(term, sought);
        if (value !== undefined && value >>> fieldBits === slot) {
          this.#scratch.hit(slot, scores[value & fieldMask] as number);
        }
      }
    });
  }
}

const textsIn = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** All words of an item, whichever field they stand in. */
export function allWordsOf(item: Item): Set<string> {
  return new Set(searchedFields.flatMap((field) => textsIn(item[field]).flatMap(searchWords)));
}

/** Whether an item of these words matches, by the rule that the index answers by. */
export function matchesTerms(words: ReadonlySet<string>, terms: SearchTerms): boolean {
  if (!terms.words.every((word) => words.has(word))) return false;
  for (const word of words) if (word.startsWith(terms.prefix)) return true;
  return false;
}
