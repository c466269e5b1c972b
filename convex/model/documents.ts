import { notFound } from '../../shared/database/results.ts';
import type { Item } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import { ownOnly, type SpaceQueryCtx } from './contexts.ts';
import { refuse } from './errors.ts';

/** The tags are the caller's own, as values are that go over the wire. */
export type WireItem = Omit<Item, 'tags'> & { tags: string[] };

/** An item as it leaves the database, with nothing of Convex's own. */
export function toItem(document: Doc<'items'>): WireItem {
  const { _id: id, name, description, status, tags, createdAt, updatedAt, version } = document;
  return { id, name, description, status, tags, createdAt, updatedAt, version };
}

/**
 * The item of an id, deleted or not. NotFound for an id that is malformed, of another table, of another space or unknown;
 * `ofGone` says it of one that can only be of an item that was there.
 */
export async function findItem(ctx: SpaceQueryCtx, id: string, ofGone = notFound(id)): Promise<Doc<'items'>> {
  const itemId = ctx.db.normalizeId('items', id) ?? refuse(notFound(id));
  return ownOnly(ctx, await ctx.db.get('items', itemId)) ?? refuse(ofGone);
}

/** The item of an id. NotFound while it is deleted, too. */
export async function findLiveItem(ctx: SpaceQueryCtx, id: string): Promise<Doc<'items'>> {
  const item = await findItem(ctx, id);
  return item.deletedAt === undefined ? item : refuse(notFound(id));
}
