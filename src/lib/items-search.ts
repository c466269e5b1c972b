import type { ItemFilter, ItemQuery, ItemSort, ItemSortField } from '../../shared/database/database.ts';
import { queryLimits, sortDirections, sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses, type ItemStatus } from '../../shared/items/item.ts';
import {
  asText,
  oneOf,
  parsePageSearch,
  toPageView,
  toWindow,
  type PageSearch,
  type PageView,
} from './page-search.ts';

/** What the address of the list says: page, order, filters. What is absent or makes no sense is the default. */

const defaultSort: ItemSort = { field: 'updatedAt', direction: 'desc' };

/** Which way a column is sorted first: names from A, times from the latest. */
export const naturalDirection = {
  name: 'asc',
  createdAt: 'desc',
  updatedAt: 'desc',
} as const satisfies Record<ItemSortField, ItemSort['direction']>;

/** The search params as they stand in the URL: only what differs from the default. */
export interface ItemsSearch extends PageSearch {
  readonly sort?: ItemSortField | undefined;
  readonly dir?: ItemSort['direction'] | undefined;
  readonly status?: ItemStatus | undefined;
  readonly q?: string | undefined;
}

/** The same with the defaults filled in. No sort means: best match first. */
export interface ItemsView extends PageView {
  readonly sort: ItemSort | undefined;
  readonly status: ItemStatus | undefined;
  readonly q: string;
}

function parseSearch(value: unknown): string | undefined {
  const text = asText(value);
  return text !== '' && text.length <= queryLimits.search ? text : undefined;
}

/**
 * The validated search params, without those that say the default. Every key is present, if only as
 * undefined: the router lays this over what stood in the URL, and an absent key would let nonsense through.
 */
export function parseItemsSearch(raw: Readonly<Record<string, unknown>>): ItemsSearch {
  const sort = oneOf(sortFields, raw['sort']);
  const dir = oneOf(sortDirections, raw['dir']);
  const q = parseSearch(raw['q']);
  const direction = sort && (dir ?? naturalDirection[sort]);
  // With a search, the absence of a sort means relevance, so that the default order has to be said.
  const isDefaultSort = !q && sort === defaultSort.field && direction === defaultSort.direction;
  return {
    ...parsePageSearch(raw),
    sort: isDefaultSort ? undefined : sort,
    dir: sort && direction !== naturalDirection[sort] ? direction : undefined,
    status: oneOf(itemStatuses, raw['status']),
    q,
  };
}

export function toItemsView(search: ItemsSearch): ItemsView {
  const { sort, dir, status, q = '' } = search;
  const chosen = sort && { field: sort, direction: dir ?? naturalDirection[sort] };
  return { ...toPageView(search), sort: chosen ?? (q ? undefined : defaultSort), status, q };
}

export function toItemFilter({ status, q }: Pick<ItemsView, 'status' | 'q'>): ItemFilter {
  return { ...(status && { status }), ...(q && { search: q }) };
}

export function toItemQuery(view: ItemsView): ItemQuery {
  return {
    ...toItemFilter(view),
    ...(view.sort && { sort: view.sort }),
    ...toWindow(view),
  };
}

/** Plain `?page=2&q=007`: every value is text, nothing is quoted. */
export function parseSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const text = asText(value);
    if (text !== '') params.set(key, text);
  }
  const text = params.toString();
  return text && `?${text}`;
}
