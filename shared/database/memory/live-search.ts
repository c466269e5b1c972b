import type { DatabaseResult, ItemPage, ItemQuery } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { LiveResult } from '../live-result.ts';
import type { SearchTerms } from '../../items/search-words.ts';
import type { ItemStore } from './item-store.ts';
import { nextPage } from './next-page.ts';
import { matchesTerms } from './search-index.ts';

/** A page of a search that is watched. It is read again only when a write has touched what is searched for. */
export class LiveSearch {
  readonly result: LiveResult<ItemPage>;
  #isStale = true;

  constructor(
    private readonly query: ItemQuery,
    private readonly terms: SearchTerms,
    private readonly store: ItemStore,
  ) {
    this.result = new LiveResult((previous) => this.#read(previous));
  }

  /** Whether an item of these words is among what is searched for. */
  concerns(item: Item, words: ReadonlySet<string>): boolean {
    const { status } = this.query;
    return (status === undefined || status === item.status) && matchesTerms(words, this.terms);
  }

  markStale(): void {
    this.#isStale = true;
  }

  #read(previous: DatabaseResult<ItemPage> | undefined): DatabaseResult<ItemPage> {
    if (!this.#isStale && previous) return previous;
    this.#isStale = false;
    const { items, total } = this.store.searchPage(this.query, this.terms);
    return nextPage(previous, items, total);
  }
}
