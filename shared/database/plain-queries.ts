import { itemStatuses } from '../items/item.ts';
import type { ItemFilter, ItemQuery, ItemSort } from './database.ts';
import { queryLimits, sortDirections, sortFields } from './query-limits.ts';

/**
 * Most queries are right, and reading a page costs less than asking a schema whether they are. These
 * answer with a copy of one that is right at a glance; of any other they say nothing, and the schema
 * decides (see requests.ts). Right here means right there, never the other way round.
 */

const filterKeys: ReadonlySet<string> = new Set(['status', 'search']);
const queryKeys: ReadonlySet<string> = new Set([...filterKeys, 'limit', 'offset', 'sort']);
const sortKeys: ReadonlySet<string> = new Set(['field', 'direction']);

export function plainFilter(filter: ItemFilter): ItemFilter | undefined {
  return hasOnly(filter, filterKeys) && isFilter(filter) ? { ...filter } : undefined;
}

export function plainQuery(query: ItemQuery): ItemQuery | undefined {
  if (!hasOnly(query, queryKeys) || !isFilter(query)) return undefined;
  const { limit, offset, sort } = query;
  const isPlain =
    isWhole(limit) && limit >= 1 && limit <= queryLimits.limit && isWhole(offset) && offset >= 0;
  if (!isPlain) return undefined;
  if (sort === undefined) return { ...query };
  return isSort(sort) ? { ...query, sort: { ...sort } } : undefined;
}

const isWhole = (value: number) => Number.isSafeInteger(value);

const isFilter = ({ status, search }: ItemFilter) =>
  (status === undefined || itemStatuses.includes(status)) &&
  (search === undefined || (typeof search === 'string' && search.length <= queryLimits.search));

const isSort = (sort: ItemSort) =>
  hasOnly(sort, sortKeys) && sortFields.includes(sort.field) && sortDirections.includes(sort.direction);

/** The type is what callers promise; over a wire anything can come. */
export function hasOnly(value: unknown, keys: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key in value) if (!keys.has(key)) return false;
  return true;
}
