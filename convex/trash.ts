import { v } from 'convex/values';
import { mutation, query } from './_generated/server.js';
import { requireEditor, requireViewer } from './model/access.ts';
import { emptyTrash, listTrash, purgeItem } from './model/trash.ts';
import { browserArgs, trashPageValidator, trashQueryArgs } from './model/validators.ts';

/** The deleted items. For these, too, what is said in items.ts holds; `items:restore` takes one out. */

/** A window of them, the latest deleted first, and how many there are. */
export const list = query({
  args: trashQueryArgs,
  returns: trashPageValidator,
  handler: async (ctx, args) => {
    await requireViewer(ctx);
    return await listTrash(ctx, args);
  },
});

/** Deletes one for ever. */
export const purge = mutation({
  args: { id: v.string(), ...browserArgs },
  returns: v.null(),
  handler: async (ctx, { id, browser }) => {
    const actor = await requireEditor(ctx, browser);
    await purgeItem(ctx, actor, id);
    return null;
  },
});

/** Deletes for ever what is in the trash now, and answers how many that are. */
export const purgeAll = mutation({
  args: browserArgs,
  returns: v.number(),
  handler: async (ctx, { browser }) => {
    const actor = await requireEditor(ctx, browser);
    return await emptyTrash(ctx, actor);
  },
});
