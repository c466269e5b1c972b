import type { DatabaseResult, ItemPage, ItemQuery } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { parseSearch } from '../../items/search-words.ts';
import { success } from '../results.ts';
import type { ItemOrder, WatchedWindow } from './item-order.ts';
import type { ItemStore } from './item-store.ts';
import { LiveResult } from '../live-result.ts';
import { matchesTerms } from './search-index.ts';

/** One query that is watched. It is read again only when a write has touched what it shows. */
export class LivePage implements WatchedWindow {
  readonly result: LiveResult<ItemPage>;
  /** The order that the query is a window of, unless it searches. */
  readonly order: ItemOrder;
  readonly #terms;
  #areItemsStale = true;
  #isStale = true;

  constructor(
    readonly query: ItemQuery,
    private readonly store: ItemStore,
    private readonly onStale: (page: LivePage) => void,
  ) {
    this.#terms = parseSearch(query.search);
    this.order = store.orderOf(query);
    this.result = new LiveResult((previous) => this.#read(previous));
  }

  get isSearch(): boolean {
    return this.#terms !== undefined;
  }

  markStale(areItems: boolean): void {
    this.#areItemsStale ||= areItems;
    if (this.#isStale) return;
    this.#isStale = true;
    this.onStale(this);
  }

  /** Whether an item of these words is among what is searched for. */
  concerns(item: Item, words: ReadonlySet<string>): boolean {
    const { status } = this.query;
    return (
      this.#terms !== undefined &&
      (status === undefined || status === item.status) &&
      matchesTerms(words, this.#terms)
    );
  }

  #read(previous: DatabaseResult<ItemPage> | undefined): DatabaseResult<ItemPage> {
    if (!this.#isStale && previous) return previous;
    const last = previous?.ok ? previous.value : undefined;
    const page = this.#areItemsStale || !last ? this.#readItems() : this.#withNewTotal(last.items);
    this.#isStale = false;
    this.#areItemsStale = false;
    if (previous && last && isSamePage(last, page)) return previous;
    return success(Object.freeze({ items: Object.freeze(page.items), total: page.total }));
  }

  #readItems(): ItemPage {
    return this.#terms
      ? this.store.searchPage(this.query, this.#terms)
      : this.store.orderPage(this.query, this.order);
  }

  #withNewTotal(items: readonly Item[]): ItemPage {
    return { items, total: this.order.slots.size };
  }
}

function isSamePage(a: ItemPage, b: ItemPage): boolean {
  if (a.total !== b.total || a.items.length !== b.items.length) return false;
  if (a.items === b.items) return true;
  for (let index = 0; index < a.items.length; index += 1) {
    if (a.items[index] !== b.items[index]) return false;
  }
  return true;
}
