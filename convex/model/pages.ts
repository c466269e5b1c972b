import { getDocumentSize } from 'convex/values';
import type { ItemFilter, ItemQuery } from '../../shared/database/database.ts';
import { parseSearch } from '../../shared/items/search-words.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { SpaceQueryCtx } from './contexts.ts';
import { viewOrder } from './counts.ts';
import { toItem } from './documents.ts';
import { refuse } from './errors.ts';
import { creationOrder, entryOf, positionIn, type Position } from './orders.ts';
import { readStretch, type OrderedItems, type Start } from './ranges.ts';
import { findMatches, selectMatches } from './search.ts';

/** Windows of the ordered items, and totals. */

/** A transaction may read 16 MiB, and an answer may weigh as much: this leaves room for the rest. */
const pageBytesMax = 10 * 1024 * 1024;
/** An item weighs up to 45 kB. */
const readAtOnce = 100;

/** Items and total of one snapshot. QueryError for a page that weighs more than one answer can hold. */
export async function readPage(ctx: SpaceQueryCtx, query: ItemQuery) {
  const terms = parseSearch(query.search);
  if (terms) {
    const matches = await findMatches(ctx, terms, query);
    const items = await readItems(ctx, selectMatches(matches, query));
    return { items: items.map(toItem), total: matches.length };
  }
  const order: OrderedItems = { sort: query.sort ?? creationOrder, scope: query.status ?? 'all' };
  const { items, total } = await readWindow(ctx, order, query);
  return { items: items.map(toItem), total };
}

/** A window of an order, and how many items the order has. */
export async function readWindow(
  ctx: SpaceQueryCtx,
  order: OrderedItems,
  { offset, limit }: Pick<ItemQuery, 'offset' | 'limit'>,
): Promise<{ items: Doc<'items'>[]; total: number }> {
  const { total, seek } = await viewOrder(ctx, order);
  if (offset >= total) return { items: [], total };
  return { items: await readFrom(ctx, order, await seek(offset), limit), total };
}

/** How many items match. */
export async function countItems(ctx: SpaceQueryCtx, filter: ItemFilter): Promise<number> {
  const terms = parseSearch(filter.search);
  if (terms) return (await findMatches(ctx, terms, filter)).length;
  return (await viewOrder(ctx, { sort: creationOrder, scope: filter.status ?? 'all' })).total;
}

/** So many items from a place on, some at a time, so that they are not all read when they are too large. */
async function readFrom(
  ctx: SpaceQueryCtx,
  order: OrderedItems,
  from: Position,
  limit: number,
): Promise<Doc<'items'>[]> {
  const found = new Collected();
  let start: Start = { position: from, isIncluded: true };
  for (;;) {
    const wanted = Math.min(readAtOnce, limit - found.items.length);
    const documents = await readStretch(ctx, order, start, wanted);
    for (const document of documents) found.add(document);
    const last = documents.at(-1);
    if (!last || documents.length < wanted || found.items.length === limit) return found.items;
    start = { position: positionIn(order.sort.field, entryOf(last)), isIncluded: false };
  }
}

async function readItems(ctx: SpaceQueryCtx, ids: readonly Id<'items'>[]): Promise<Doc<'items'>[]> {
  const found = new Collected();
  for (const id of ids) {
    const item = await ctx.db.get('items', id);
    if (item) found.add(item);
  }
  return found.items;
}

/** Items of a page, as long as they fit into one answer. */
class Collected {
  readonly items: Doc<'items'>[] = [];
  #bytes = 0;

  add(document: Doc<'items'>): void {
    this.#bytes += getDocumentSize(document);
    if (this.#bytes > pageBytesMax) {
      refuse({
        kind: 'QueryError',
        message: 'These items are too large to be read at once. Ask for fewer of them.',
      });
    }
    this.items.push(document);
  }
}
