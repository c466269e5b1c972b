import type { authTables } from '@convex-dev/auth/server';
import type { GenericDatabaseReader, GenericDataModel, IndexRange, Query } from 'convex/server';
import type { Value } from 'convex/values';
import type { DataModel, Doc, TableNames } from '../_generated/dataModel.js';
import type { SpaceQueryCtx } from './contexts.ts';
import { keyFieldOf, type Order, type Position } from './orders.ts';
import type { Scope } from './trees.ts';

/** Stretches of an order, read by its index. */

/** Indexes of one table differ only in the names of fields, which the types of a query cannot express. */
export interface AnyRange extends IndexRange {
  eq(field: string, value: Value | undefined): AnyRange;
  gt(field: string, value: Value): AnyRange;
  gte(field: string, value: Value): AnyRange;
  lt(field: string, value: Value): AnyRange;
  lte(field: string, value: Value): AnyRange;
}

/** The library's types of its tables are not as strict as ours. */
type OwnTable = Exclude<TableNames, keyof typeof authTables>;

/** A range of an index whose name is put together. */
export function queryRange<Table extends OwnTable>(
  ctx: SpaceQueryCtx,
  table: Table,
  index: string,
  narrow: (range: AnyRange) => AnyRange,
): Query<DataModel[Table]> {
  const db = ctx.db as unknown as GenericDatabaseReader<GenericDataModel>;
  const found = db.query(table).withIndex(index, (range) => narrow(range as unknown as AnyRange));
  return found as unknown as Query<DataModel[Table]>;
}

/** Where a stretch begins: with the item at a position, or after it. */
export interface Start {
  readonly position: Position;
  readonly isIncluded: boolean;
}

/** All items, those of a status, or the trash, in an order. */
export interface OrderedItems {
  readonly sort: Order;
  readonly scope: Scope;
}

/** So many items, from the beginning of the order or from a place in it. Reads these and no others. */
export async function readStretch(
  ctx: SpaceQueryCtx,
  order: OrderedItems,
  start: Start | undefined,
  limit: number,
): Promise<Doc<'items'>[]> {
  const field = keyFieldOf(order.sort.field);
  // Items that are not in the trash have no key there, and come before all that have.
  const whole = (range: AnyRange) => (order.scope === 'trash' ? range.gte(field, 0) : range);
  if (!start) return await readRange(ctx, order, whole, limit);
  const [key, creationTime] = start.position;
  const isAscending = order.sort.direction === 'asc';
  // Several may have the key of the first one: what is left of those, then the items of later keys.
  const sameKey = (range: AnyRange) => {
    const same = range.eq(field, key);
    if (isAscending) return same[start.isIncluded ? 'gte' : 'gt']('_creationTime', creationTime);
    return same[start.isIncluded ? 'lte' : 'lt']('_creationTime', creationTime);
  };
  const laterKeys = (range: AnyRange) => (isAscending ? range.gt(field, key) : whole(range).lt(field, key));
  const found = await readRange(ctx, order, sameKey, limit);
  if (found.length === limit) return found;
  return [...found, ...(await readRange(ctx, order, laterKeys, limit - found.length))];
}

async function readRange(
  ctx: SpaceQueryCtx,
  { sort, scope }: OrderedItems,
  narrow: (range: AnyRange) => AnyRange,
  limit: number,
): Promise<Doc<'items'>[]> {
  const field = keyFieldOf(sort.field);
  const live = scope === 'all' ? 'deletedAt_and_' : 'deletedAt_and_status_and_';
  const index = `by_space_and_${scope === 'trash' ? '' : live}${field}`;
  const items = queryRange(ctx, 'items', index, (all) => {
    const range = all.eq('space', ctx.space);
    if (scope === 'trash') return narrow(range);
    const live = range.eq('deletedAt', undefined);
    return narrow(scope === 'all' ? live : live.eq('status', scope));
  });
  return await items.order(sort.direction).take(limit);
}
