import { getConvexSize } from 'convex/values';
import { decideUpdate, withoutGaps } from '../../shared/database/update-rules.ts';
import { parseCreate, parseCreateMany, parseUpdate } from '../../shared/database/requests.ts';
import type { CreateItemRequest, ItemFields, UpdateItemRequest } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { countNew, recount } from './counts.ts';
import { findItem, findLiveItem, toItem, type WireItem } from './documents.ts';
import { refuse, unwrap } from './errors.ts';
import { entryOf, storedNameKey } from './orders.ts';
import { addSearchText, changeSearchText, removeSearchText } from './search.ts';
import { addUncounted } from './uncounted.ts';

/** Writes of items: each brings the lists, the counts and the search with it, in one transaction. */

/** More items than these are counted after their transaction. */
const countedAtOnce = 10;
/** A transaction may write 16 MiB, and the words of an item weigh as much as the item. */
const createBytesMax = 7 * 1024 * 1024;

/** ValidationError names the fields at fault. */
export async function createItem(ctx: MutationCtx, request: CreateItemRequest) {
  const item = await insertItem(ctx, unwrap(parseCreate(request)), Date.now());
  await countNew(ctx, entryOf(item));
  return toItem(item);
}

/**
 * All or none. QueryError when they weigh more than a transaction can hold, and when too many items
 * are still waiting to be counted.
 */
export async function createItems(ctx: MutationCtx, requests: readonly CreateItemRequest[]) {
  const all = unwrap(parseCreateMany(requests));
  const bytes = all.reduce((sum, fields) => sum + getConvexSize(fields), 0);
  if (bytes > createBytesMax) {
    refuse({
      kind: 'QueryError',
      message: 'These items are too large to be written at once. Send fewer of them.',
    });
  }
  const now = Date.now();
  const items: Doc<'items'>[] = [];
  for (const fields of all) items.push(await insertItem(ctx, fields, now));
  const entries = items.map(entryOf);
  if (entries.length <= countedAtOnce) for (const entry of entries) await countNew(ctx, entry);
  else await addUncounted(ctx, entries);
  return items.map(toItem);
}

/** NotFound; ValidationError; ConflictError when fields have been changed since the base version. */
export async function updateItem(ctx: MutationCtx, id: string, request: UpdateItemRequest) {
  const { baseVersion, ...sent } = unwrap(parseUpdate(request));
  const item = await findLiveItem(ctx, id);
  const fields = withoutGaps(sent);
  const changed = unwrap(decideUpdate(toItem(item), fields, baseVersion));
  if (changed.length === 0) return toItem(item);
  const stamps = { updatedAt: Math.max(Date.now(), item.updatedAt), version: item.version + 1 };
  const keys = fields.name === undefined ? {} : { nameKey: storedNameKey(fields.name) };
  const changes = { ...fields, ...keys, ...stamps };
  await ctx.db.patch('items', item._id, changes);
  const updated = { ...item, ...changes };
  await changeSearchText(ctx, updated);
  await recount(ctx, entryOf(item), entryOf(updated));
  return toItem(updated);
}

/** Leaves a tombstone, which no list, count or search has. NotFound when there is nothing to delete. */
export async function deleteItem(ctx: MutationCtx, id: string): Promise<void> {
  const item = await findLiveItem(ctx, id);
  await ctx.db.patch('items', item._id, { deletedAt: Date.now() });
  await removeSearchText(ctx, item);
  await recount(ctx, entryOf(item), undefined);
}

/** The deleted item comes back as it was; a live one is answered as it is. NotFound for one that never was. */
export async function restoreItem(ctx: MutationCtx, id: string): Promise<WireItem> {
  const item = await findItem(ctx, id);
  if (item.deletedAt === undefined) return toItem(item);
  await ctx.db.patch('items', item._id, { deletedAt: undefined });
  await addSearchText(ctx, item);
  await recount(ctx, undefined, entryOf(item));
  return toItem(item);
}

async function insertItem(ctx: MutationCtx, fields: ItemFields, now: number): Promise<Doc<'items'>> {
  const stored = {
    ...fields,
    nameKey: storedNameKey(fields.name),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const id = await ctx.db.insert('items', stored);
  const item = await ctx.db.get('items', id);
  if (!item) throw new Error('An item that was just written is not there.');
  await addSearchText(ctx, item);
  return item;
}
