import type { GenericDatabaseReader, GenericDataModel, IndexRange } from 'convex/server';
import { getDocumentSize, type Value } from 'convex/values';
import type { ItemFilter, ItemQuery, ItemSort } from '../../shared/database/database.ts';
import { parseSearch } from '../../shared/items/search-words.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { QueryCtx } from '../_generated/server.js';
import { viewOrder } from './counts.ts';
import { toItem, type WireItem } from './documents.ts';
import { refuse } from './errors.ts';
import { creationOrder, keyFieldOf, type Position } from './orders.ts';
import { findMatches, selectMatches } from './search.ts';

/** Windows of the ordered items, and totals. */

/** A transaction may read 16 MiB, and an answer may weigh as much: this leaves room for the rest. */
const pageBytesMax = 12 * 1024 * 1024;

/** Items and total of one snapshot. QueryError for a page that weighs more than one answer can hold. */
export async function readPage(ctx: QueryCtx, query: ItemQuery) {
  const terms = parseSearch(query.search);
  if (terms) {
    const matches = await findMatches(ctx, terms, query);
    return { items: await readItems(ctx, selectMatches(matches, query)), total: matches.length };
  }
  const sort = query.sort ?? creationOrder;
  const order = await viewOrder(ctx, sort, query.status);
  if (query.offset >= order.total) return { items: [], total: order.total };
  const from = await order.seek(query.offset);
  return { items: await readFrom(ctx, sort, query, from), total: order.total };
}

/** How many items match. */
export async function countItems(ctx: QueryCtx, filter: ItemFilter): Promise<number> {
  const terms = parseSearch(filter.search);
  if (terms) return (await findMatches(ctx, terms, filter)).length;
  return (await viewOrder(ctx, creationOrder, filter.status)).total;
}

/** The six indexes differ only in the name of a field, which the types of a query cannot express. */
interface AnyRange extends IndexRange {
  eq(field: string, value: Value | undefined): AnyRange;
  gt(field: string, value: Value): AnyRange;
  gte(field: string, value: Value): AnyRange;
  lt(field: string, value: Value): AnyRange;
  lte(field: string, value: Value): AnyRange;
}

/**
 * So many items from a place on. Several may have the key of the first one: those are read up from its
 * time of creation, then the items of later keys.
 */
async function readFrom(
  ctx: QueryCtx,
  sort: ItemSort,
  { status, limit }: ItemQuery,
  [key, creationTime]: Position,
): Promise<WireItem[]> {
  const isAscending = sort.direction === 'asc';
  const field = keyFieldOf(sort.field);
  const items = (ctx.db as unknown as GenericDatabaseReader<GenericDataModel>).query('items');
  const range = (isSameKey: boolean) =>
    items
      .withIndex(`by_deletedAt_and_${status ? 'status_and_' : ''}${field}`, (q) => {
        const live = (q as unknown as AnyRange).eq('deletedAt', undefined);
        const within = status ? live.eq('status', status) : live;
        if (!isSameKey) return isAscending ? within.gt(field, key) : within.lt(field, key);
        const same = within.eq(field, key);
        return isAscending
          ? same.gte('_creationTime', creationTime)
          : same.lte('_creationTime', creationTime);
      })
      .order(sort.direction);
  const found = new Collected();
  for (const isSameKey of [true, false]) {
    if (found.items.length === limit) break;
    for await (const item of range(isSameKey)) {
      found.add(item as Doc<'items'>);
      if (found.items.length === limit) break;
    }
  }
  return found.items;
}

async function readItems(ctx: QueryCtx, ids: readonly Id<'items'>[]): Promise<WireItem[]> {
  const found = new Collected();
  for (const id of ids) {
    const item = await ctx.db.get('items', id);
    if (item) found.add(item);
  }
  return found.items;
}

/** Items of a page, as long as they fit into one answer. */
class Collected {
  readonly items: WireItem[] = [];
  #bytes = 0;

  add(document: Doc<'items'>): void {
    this.#bytes += getDocumentSize(document);
    if (this.#bytes > pageBytesMax) {
      refuse({
        kind: 'QueryError',
        message: 'These items are too large to be read at once. Ask for fewer of them.',
      });
    }
    this.items.push(toItem(document));
  }
}
