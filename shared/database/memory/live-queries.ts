import type { ItemPage, ItemQuery, Observer, Unsubscribe } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { failure, notFound, success } from '../results.ts';
import type { Deliveries } from './deliveries.ts';
import type { ItemStore } from './item-store.ts';
import { LivePage } from './live-page.ts';
import { LiveResult } from '../live-result.ts';
import { allWordsOf } from './search-index.ts';

/** The pages and items that are watched. */
export class LiveQueries {
  readonly #pages = new Map<string, LivePage>();
  readonly #searchPages = new Set<LivePage>();
  readonly #items = new Map<string, LiveResult<Item>>();

  constructor(
    private readonly store: ItemStore,
    private readonly deliveries: Deliveries,
  ) {}

  /** The store tells of every write; windows of orders hear of theirs from the order itself. */
  onWrite(id: string, before: Item | undefined, after: Item | undefined): void {
    const item = this.#items.size > 0 ? this.#items.get(id) : undefined;
    if (item) this.deliveries.schedule(item);
    if (this.#searchPages.size === 0) return;
    const versions = [before, after].filter((version) => version !== undefined);
    const states = versions.map((version) => ({ version, words: allWordsOf(version) }));
    for (const page of this.#searchPages) {
      if (states.some(({ version, words }) => page.concerns(version, words))) page.markStale(true);
    }
  }

  watchPage(query: ItemQuery, observer: Observer<ItemPage>): Unsubscribe {
    const { limit, offset, sort, status, search } = query;
    const key = JSON.stringify([limit, offset, sort?.field, sort?.direction, status, search]);
    const page = this.#pages.get(key) ?? this.#openPage(key, query);
    return this.deliveries.subscribe(page.result, observer, () => {
      this.#closePage(key, page);
    });
  }

  watchItem(id: string, observer: Observer<Item>): Unsubscribe {
    const item = this.#items.get(id) ?? this.#openItem(id);
    return this.deliveries.subscribe(item, observer, () => {
      if (this.#items.get(id) === item) this.#items.delete(id);
    });
  }

  #openPage(key: string, query: ItemQuery): LivePage {
    const page = new LivePage(query, this.store, (stale) => this.deliveries.schedule(stale.result));
    this.#pages.set(key, page);
    if (page.isSearch) this.#searchPages.add(page);
    else page.order.windows.add(page);
    return page;
  }

  #closePage(key: string, page: LivePage): void {
    // An observer may unsubscribe twice, and by then another page may live under the key.
    if (this.#pages.get(key) !== page) return;
    this.#pages.delete(key);
    this.#searchPages.delete(page);
    page.order.windows.delete(page);
  }

  #openItem(id: string): LiveResult<Item> {
    const live = new LiveResult<Item>((previous) => {
      const item = this.store.get(id);
      if (!item) return previous && !previous.ok ? previous : failure(notFound(id));
      return previous?.ok && previous.value === item ? previous : success(item);
    });
    this.#items.set(id, live);
    return live;
  }
}
