import { v } from 'convex/values';
import { queryLimits } from '../shared/database/query-limits.ts';
import { parseFilter, parseQuery } from '../shared/database/requests.ts';
import { requireAdmin, requireViewer } from './model/access.ts';
import { findLiveItem, toItem } from './model/documents.ts';
import { unwrap } from './model/errors.ts';
import { mutation, query } from './model/functions.ts';
import { countAgainst } from './model/limits.ts';
import { countItems, readPage } from './model/pages.ts';
import { openSearch as open, parseSearchRequest, requireOpen } from './model/searches.ts';
import {
  createArgs,
  filterArgs,
  itemValidator,
  openSearchArgs,
  pageValidator,
  queryArgs,
  updateArgs,
  writeArgs,
} from './model/validators.ts';
import { createItem, createItems, deleteItem, restoreItem, updateItem } from './model/writes.ts';

/**
 * The public functions: names and arguments are an interface that clients in any language rely on.
 * What is refused throws a ConvexError whose data is a DatabaseError (shared/database/database.ts).
 */

/** A window of the ordered items and how many match in all, of one snapshot. */
export const page = query({
  args: queryArgs,
  returns: pageValidator,
  handler: async (ctx, args) => {
    const { actor, inSpace } = await requireViewer(ctx);
    return await readPage(inSpace, await requireOpen(ctx, actor, unwrap(parseQuery(args))));
  },
});

/** A window of the ordered items. */
export const list = query({
  args: queryArgs,
  returns: v.array(itemValidator),
  handler: async (ctx, args) => {
    const { actor, inSpace } = await requireViewer(ctx);
    return (await readPage(inSpace, await requireOpen(ctx, actor, unwrap(parseQuery(args))))).items;
  },
});

/** A window of the items that match, the best first, and how many there are. */
export const search = query({
  args: { ...queryArgs, search: v.string() },
  returns: pageValidator,
  handler: async (ctx, args) => {
    const { actor, inSpace } = await requireViewer(ctx);
    return await readPage(inSpace, await requireOpen(ctx, actor, unwrap(parseQuery(args))));
  },
});

/** How many items match. */
export const count = query({
  args: filterArgs,
  returns: v.number(),
  handler: async (ctx, args) => {
    const { actor, inSpace } = await requireViewer(ctx);
    return await countItems(inSpace, await requireOpen(ctx, actor, unwrap(parseFilter(args))));
  },
});

/**
 * Opens a search, without which none of the above answers one: with the arguments of the one that is called then. RateLimited
 * for too many in too short a time; one that is open already counts nothing.
 */
export const openSearch = mutation({
  args: openSearchArgs,
  returns: v.null(),
  handler: async (ctx, args) => {
    const { actor } = await requireViewer(ctx);
    await open(ctx, actor, unwrap(parseSearchRequest(args)));
    return null;
  },
});

/** One item. NotFound while it is deleted. */
export const get = query({
  args: { id: v.string() },
  returns: itemValidator,
  handler: async (ctx, { id }) => {
    const { inSpace } = await requireViewer(ctx);
    return toItem(await findLiveItem(inSpace, id));
  },
});

/** A new item. */
export const create = mutation({
  args: { ...createArgs, ...writeArgs },
  returns: itemValidator,
  handler: async (ctx, { batch, ...request }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await createItem(inSpace, { actor, batch }, request);
  },
});

/** New items, all or none, at most 500. */
export const createMany = mutation({
  args: { items: v.array(v.object(createArgs)), ...writeArgs },
  returns: v.array(itemValidator),
  handler: async (ctx, { batch, items }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    const count = Math.min(items.length, queryLimits.createMany);
    await countAgainst(ctx, 'createMany', { key: actor.id, count });
    return await createItems(inSpace, { actor, batch }, items);
  },
});

/** Lays the given fields upon what others have written since the base version. */
export const update = mutation({
  args: { id: v.string(), ...updateArgs, ...writeArgs },
  returns: itemValidator,
  handler: async (ctx, { id, batch, ...request }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await updateItem(inSpace, { actor, batch }, id, request);
  },
});

/** Puts an item into the trash; `restore` brings it back. */
const remove = mutation({
  args: { id: v.string(), ...writeArgs },
  returns: v.null(),
  handler: async (ctx, { id, batch }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    await deleteItem(inSpace, { actor, batch }, id);
    return null;
  },
});
// A function cannot be called by the word that JavaScript keeps for itself, but exported under it.
export { remove as delete };

/** Brings a deleted item back exactly as it was. */
export const restore = mutation({
  args: { id: v.string(), ...writeArgs },
  returns: itemValidator,
  handler: async (ctx, { id, batch }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await restoreItem(inSpace, { actor, batch }, id);
  },
});
