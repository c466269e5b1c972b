import { itemStatuses, type ItemStatus } from '../items/item.ts';
import type { ItemFilter, ItemQuery, ItemSort } from './database.ts';
import { queryLimits, sortDirections, sortFields } from './query-limits.ts';

/**
 * Most queries are right, and reading a page costs less than asking a schema whether they are. These
 * answer with a copy, always of one shape, of one that is right at a glance; of any other they say nothing, and the schema
 * decides (see requests.ts). Right here means right there, never the other way round.
 */

const isFilterKey = (key: string) => key === 'status' || key === 'search';
const isQueryKey = (key: string) => key === 'limit' || key === 'offset' || key === 'sort' || isFilterKey(key);
const isSortKey = (key: string) => key === 'field' || key === 'direction';

export function plainFilter(filter: ItemFilter): ItemFilter | undefined {
  if (!isRecord(filter)) return undefined;
  for (const key in filter) if (!isFilterKey(key)) return undefined;
  const { status, search } = filter;
  return isStatus(status) && isSearch(search) ? { status, search } : undefined;
}

export function plainQuery(query: ItemQuery): ItemQuery | undefined {
  if (!isRecord(query)) return undefined;
  for (const key in query) if (!isQueryKey(key)) return undefined;
  const { limit, offset, sort, status, search } = query;
  const isPlain =
    isWhole(limit) && limit >= 1 && limit <= queryLimits.limit && isWhole(offset) && offset >= 0;
  if (!isPlain || !isStatus(status) || !isSearch(search)) return undefined;
  if (sort === undefined) return { limit, offset, sort, status, search };
  const plain = plainSort(sort);
  return plain && { limit, offset, sort: plain, status, search };
}

function plainSort(sort: ItemSort): ItemSort | undefined {
  if (!isRecord(sort)) return undefined;
  for (const key in sort) if (!isSortKey(key)) return undefined;
  const { field, direction } = sort;
  return sortFields.includes(field) && sortDirections.includes(direction) ? { field, direction } : undefined;
}

const isWhole = (value: number) => Number.isSafeInteger(value);
const isStatus = (status: ItemStatus | undefined) => status === undefined || itemStatuses.includes(status);
const isSearch = (search: string | undefined) =>
  search === undefined || (typeof search === 'string' && search.length <= queryLimits.search);

/** The type is what callers promise; over a wire anything can come. */
export const isRecord = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
