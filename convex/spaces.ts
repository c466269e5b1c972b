import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalMutation } from './_generated/server.js';
import { requireHost } from './model/access.ts';
import { clearLeftBehind, clearSpace } from './model/clearing.ts';
import { mutation, query } from './model/functions.ts';
import { createSpace, enterSpace, listSpaces } from './model/spaces.ts';
import { spaceValidator } from './model/validators.ts';

/**
 * Sets of items of their own within a deployment, for whoever was invited for one (`invitations:create`). What one sees
 * follows from who one is. For these, too, what is said in items.ts holds.
 */

/** A new one. */
export const create = mutation({
  args: {},
  returns: spaceValidator,
  handler: async (ctx) => {
    const actor = await requireHost(ctx);
    return await createSpace(ctx, actor);
  },
});

/** All of them, the oldest first. */
export const list = query({
  args: {},
  returns: v.array(spaceValidator),
  handler: async (ctx) => {
    await requireHost(ctx);
    return await listSpaces(ctx);
  },
});

/** Brings those who are in one space into another. Members of the deployment itself are in none, so nobody moves them. */
export const enter = mutation({
  args: { space: v.string(), from: v.string() },
  returns: v.null(),
  handler: async (ctx, { space, from }) => {
    await requireHost(ctx);
    await enterSpace(ctx, space, from);
    return null;
  },
});

/** Deletes a space with all that is in it and everybody, some of it at a time: to be called until it is done. */
export const clear = mutation({
  args: { space: v.string() },
  returns: v.object({ isDone: v.boolean() }),
  handler: async (ctx, { space }) => {
    await requireHost(ctx);
    return { isDone: await clearSpace(ctx, space) };
  },
});

/** Clears what was left behind, some of it at a time, and goes on by itself. Called by convex/crons.ts. */
export const sweep = internalMutation({
  args: {},
  returns: v.object({ isDone: v.boolean() }),
  handler: async (ctx) => {
    const isDone = await clearLeftBehind(ctx);
    if (!isDone) await ctx.scheduler.runAfter(0, internal.spaces.sweep, {});
    return { isDone };
  },
});
