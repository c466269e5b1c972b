import type { ItemPage, ItemQuery, Observer, Unsubscribe } from '../database.ts';
import type { Item } from '../../items/item.ts';
import { parseSearch, type SearchTerms } from '../../items/search-words.ts';
import { failure, notFound, success } from '../results.ts';
import type { Deliveries, Live } from './deliveries.ts';
import type { ItemOrder } from './item-order.ts';
import type { ItemStore } from './item-store.ts';
import { LiveResult } from '../live-result.ts';
import { LiveSearch } from './live-search.ts';
import { LiveWindow } from './live-window.ts';
import { OrderWindows } from './order-windows.ts';
import { allWordsOf } from './search-index.ts';

/** A query that is watched, and how it is closed. */
interface OpenPage {
  readonly result: Live<ItemPage>;
  readonly close: () => void;
}

/** The pages and items that are watched. */
export class LiveQueries {
  readonly #pages = new Map<string, OpenPage>();
  readonly #searches = new Set<LiveSearch>();
  readonly #orders = new Map<ItemOrder, OrderWindows>();
  readonly #items = new Map<string, LiveResult<Item>>();

  constructor(
    private readonly store: ItemStore,
    private readonly deliveries: Deliveries,
  ) {}

  /** The store tells of every write; windows of orders hear of theirs from the order itself. */
  onWrite(id: string, before: Item | undefined, after: Item | undefined): void {
    const item = this.#items.size > 0 ? this.#items.get(id) : undefined;
    if (item) this.deliveries.schedule(item);
    if (this.#searches.size === 0) return;
    const versions = [before, after].filter((version) => version !== undefined);
    const states = versions.map((version) => ({ version, words: allWordsOf(version) }));
    for (const search of this.#searches) {
      if (!states.some(({ version, words }) => search.concerns(version, words))) continue;
      search.markStale();
      this.deliveries.schedule(search.result);
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

  #openPage(key: string, query: ItemQuery): OpenPage {
    const terms = parseSearch(query.search);
    const page = terms ? this.#openSearch(query, terms) : this.#openWindow(query);
    this.#pages.set(key, page);
    return page;
  }

  #openSearch(query: ItemQuery, terms: SearchTerms): OpenPage {
    const search = new LiveSearch(query, terms, this.store);
    this.#searches.add(search);
    return { result: search.result, close: () => this.#searches.delete(search) };
  }

  #openWindow(query: ItemQuery): OpenPage {
    const order = this.store.orderOf(query);
    const windows = this.#orders.get(order) ?? this.#watchOrder(order);
    const window = new LiveWindow(query, this.store, order);
    windows.add(window);
    const close = () => {
      windows.delete(window);
      if (!windows.isEmpty) return;
      order.watcher = undefined;
      this.#orders.delete(order);
    };
    return { result: window, close };
  }

  #watchOrder(order: ItemOrder): OrderWindows {
    const windows = new OrderWindows(this.deliveries);
    this.#orders.set(order, windows);
    order.watcher = windows;
    return windows;
  }

  #closePage(key: string, page: OpenPage): void {
    // An observer may unsubscribe twice, and by then another page may live under the key.
    if (this.#pages.get(key) !== page) return;
    this.#pages.delete(key);
    page.close();
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
