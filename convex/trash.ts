import { v } from 'convex/values';
import { requireAdmin, requireViewer } from './model/access.ts';
import { mutation, query } from './model/functions.ts';
import { emptyTrash, listTrash, purgeItem } from './model/trash.ts';
import { trashPageValidator, trashQueryArgs } from './model/validators.ts';

/** The deleted items. For these, too, what is said in items.ts holds; `items:restore` takes one out. */

/** A window of them, the latest deleted first, and how many there are. */
export const list = query({
  args: trashQueryArgs,
  returns: trashPageValidator,
  handler: async (ctx, args) => {
    const { inSpace } = await requireViewer(ctx);
    return await listTrash(inSpace, args);
  },
});

/** Deletes one for ever. */
export const purge = mutation({
  args: { id: v.string() },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    await purgeItem(inSpace, actor, id);
    return null;
  },
});

/** Deletes for ever what is in the trash now, and answers how many that are. */
export const purgeAll = mutation({
  args: {},
  returns: v.number(),
  handler: async (ctx) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await emptyTrash(inSpace, actor);
  },
});
