import { v } from 'convex/values';
import { internalMutation } from './_generated/server.js';
import { requireInsider } from './model/access.ts';
import { within } from './model/contexts.ts';
import { mutation, query } from './model/functions.ts';
import { enter as enterRoom, leaveRoom, listPresent, movePlace, sweepRoom } from './model/present.ts';
import { placeFields, presenceValidator } from './model/validators.ts';

/** Who is here, and where: for members alone. Nothing of it is recorded, and no item is written. For these, too, what is said in items.ts holds. */

/**
 * Keeps a tab from being taken for gone; called again and again. Answers with what the others are listed by, and as what the
 * tab stands in that list, once it has told where it is; new is one of which nothing is known that it may have told before.
 */
export const enter = mutation({
  args: { tab: v.string() },
  returns: v.object({ room: v.string(), tab: v.string(), isNew: v.boolean() }),
  handler: async (ctx, { tab }) => {
    const { actor, inSpace } = await requireInsider(ctx);
    return await enterRoom(inSpace, actor.id, tab);
  },
});

/** Tells the others where a tab is, which has entered. */
export const tell = mutation({
  args: { tab: v.string(), ...placeFields },
  returns: v.null(),
  handler: async (ctx, { tab, ...place }) => {
    const { actor, inSpace } = await requireInsider(ctx);
    await movePlace(inSpace, actor, tab, place);
    return null;
  },
});

/** The tab is not here any more. */
export const leave = mutation({
  args: { tab: v.string() },
  returns: v.null(),
  handler: async (ctx, { tab }) => {
    const { actor, inSpace } = await requireInsider(ctx);
    await leaveRoom(inSpace, actor.id, tab);
    return null;
  },
});

/** The tabs that have told where they are, the first hundred. */
export const list = query({
  args: { room: v.string() },
  returns: v.array(presenceValidator),
  handler: async (ctx, { room }) => {
    const { inSpace } = await requireInsider(ctx);
    return await listPresent(inSpace, room);
  },
});

/** Forgets tabs that went without a word; those of a space go with it. Called by convex/crons.ts. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await sweepRoom(within(ctx, undefined));
    return null;
  },
});
