import type { GenericDatabaseReader, GenericDataModel, IndexRange } from 'convex/server';
import type { Value } from 'convex/values';
import type { ItemSort } from '../../shared/database/database.ts';
import type { ItemStatus } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { QueryCtx } from '../_generated/server.js';
import { keyFieldOf, type Position } from './orders.ts';

/** Stretches of an order, read by its index. */

/** The six indexes differ only in the name of a field, which the types of a query cannot express. */
interface AnyRange extends IndexRange {
  eq(field: string, value: Value | undefined): AnyRange;
  gt(field: string, value: Value): AnyRange;
  gte(field: string, value: Value): AnyRange;
  lt(field: string, value: Value): AnyRange;
  lte(field: string, value: Value): AnyRange;
}

/** Where a stretch begins: with the item at a position, or after it. */
export interface Start {
  readonly position: Position;
  readonly isIncluded: boolean;
}

/** All items, or those of a status, in an order. */
export interface OrderedItems {
  readonly sort: ItemSort;
  readonly status: ItemStatus | undefined;
}

/** So many items, from the beginning of the order or from a place in it. Reads these and no others. */
export async function readStretch(
  ctx: QueryCtx,
  order: OrderedItems,
  start: Start | undefined,
  limit: number,
): Promise<Doc<'items'>[]> {
  const whole = (range: AnyRange) => range;
  if (!start) return await readRange(ctx, order, whole, limit);
  const field = keyFieldOf(order.sort.field);
  const [key, creationTime] = start.position;
  const isAscending = order.sort.direction === 'asc';
  // Several may have the key of the first one: what is left of those, then the items of later keys.
  const sameKey = (range: AnyRange) => {
    const same = range.eq(field, key);
    if (isAscending) return same[start.isIncluded ? 'gte' : 'gt']('_creationTime', creationTime);
    return same[start.isIncluded ? 'lte' : 'lt']('_creationTime', creationTime);
  };
  const laterKeys = (range: AnyRange) => range[isAscending ? 'gt' : 'lt'](field, key);
  const found = await readRange(ctx, order, sameKey, limit);
  if (found.length === limit) return found;
  return [...found, ...(await readRange(ctx, order, laterKeys, limit - found.length))];
}

async function readRange(
  ctx: QueryCtx,
  { sort, status }: OrderedItems,
  narrow: (range: AnyRange) => AnyRange,
  limit: number,
): Promise<Doc<'items'>[]> {
  const items = (ctx.db as unknown as GenericDatabaseReader<GenericDataModel>).query('items');
  const index = `by_deletedAt_and_${status ? 'status_and_' : ''}${keyFieldOf(sort.field)}`;
  const found = await items
    .withIndex(index, (range) => {
      const live = (range as unknown as AnyRange).eq('deletedAt', undefined);
      return narrow(status ? live.eq('status', status) : live);
    })
    .order(sort.direction)
    .take(limit);
  return found as Doc<'items'>[];
}
