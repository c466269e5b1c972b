import * as z from 'zod/mini';
import type { ItemFilter, ItemQuery, ItemSort, ItemSortField } from '../../shared/database/database.ts';
import { queryLimits, sortDirections, sortFields } from '../../shared/database/requests.ts';
import { itemStatuses, type ItemStatus } from '../../shared/items/item.ts';

/** What the address of the list says: page, size, order, filters. What is absent or makes no sense is the default. */

export const pageSizes = [10, 25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

export const defaultPageSize: PageSize = 25;
export const defaultSort: ItemSort = { field: 'updatedAt', direction: 'desc' };

/** Which way a column is sorted first: names from A, times from the latest. */
export const naturalDirection = {
  name: 'asc',
  createdAt: 'desc',
  updatedAt: 'desc',
} as const satisfies Record<ItemSortField, ItemSort['direction']>;

/** The search params as they stand in the URL: only what differs from the default. */
export interface ItemsSearch {
  readonly page?: number | undefined;
  readonly size?: PageSize | undefined;
  readonly sort?: ItemSortField | undefined;
  readonly dir?: ItemSort['direction'] | undefined;
  readonly status?: ItemStatus | undefined;
  readonly q?: string | undefined;
}

/** The same with the defaults filled in. No sort means: best match first. */
export interface ItemsView {
  readonly page: number;
  readonly size: PageSize;
  readonly sort: ItemSort | undefined;
  readonly status: ItemStatus | undefined;
  readonly q: string;
}

// The last page whose offset is still a safe integer at any size.
const maxPage = 1_000_000_000_000;

const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,13}$/)),
  z.transform((text: string) => Number(text)),
);
const page = z.pipe(wholeNumber, z.number().check(z.minimum(1), z.maximum(maxPage)));
const size = z.pipe(wholeNumber, z.literal([...pageSizes]));
const search = z.string().check(z.trim(), z.minLength(1), z.maxLength(queryLimits.search));

const schema = z.object({
  page: z.catch(z.optional(page), undefined),
  size: z.catch(z.optional(size), undefined),
  sort: z.catch(z.optional(z.enum(sortFields)), undefined),
  dir: z.catch(z.optional(z.enum(sortDirections)), undefined),
  status: z.catch(z.optional(z.enum(itemStatuses)), undefined),
  q: z.catch(z.optional(search), undefined),
});

const asText = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;

/**
 * The validated search params, without those that say the default. Every key is present, if only as
 * undefined: the router lays this over what stood in the URL, and an absent key would let nonsense through.
 */
export function parseItemsSearch(raw: Readonly<Record<string, unknown>>): ItemsSearch {
  const texts = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, asText(value)]));
  const { page, size, sort, dir, status, q } = schema.parse(texts);
  const direction = sort && (dir ?? naturalDirection[sort]);
  // With a search, the absence of a sort means relevance, so that the default order has to be said.
  const isDefaultSort = !q && sort === defaultSort.field && direction === defaultSort.direction;
  return {
    page: page === 1 ? undefined : page,
    size: size === defaultPageSize ? undefined : size,
    sort: isDefaultSort ? undefined : sort,
    dir: sort && direction !== naturalDirection[sort] ? direction : undefined,
    status,
    q,
  };
}

export function toItemsView(search: ItemsSearch): ItemsView {
  const { page = 1, size = defaultPageSize, sort, dir, status, q = '' } = search;
  const chosen = sort && { field: sort, direction: dir ?? naturalDirection[sort] };
  return { page, size, sort: chosen ?? (q ? undefined : defaultSort), status, q };
}

export function toItemFilter({ status, q }: Pick<ItemsView, 'status' | 'q'>): ItemFilter {
  return { ...(status && { status }), ...(q && { search: q }) };
}

export function toItemQuery(view: ItemsView): ItemQuery {
  return {
    ...toItemFilter(view),
    ...(view.sort && { sort: view.sort }),
    limit: view.size,
    offset: (view.page - 1) * view.size,
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
    if (text !== undefined) params.set(key, text);
  }
  const text = params.toString();
  return text && `?${text}`;
}
