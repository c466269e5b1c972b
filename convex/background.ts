import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalMutation } from './_generated/server.js';
import { within } from './model/contexts.ts';
import { forgetSignIns as forgetSome } from './model/leftovers.ts';
import { prune as pruneSome } from './model/pruning.ts';
import { purgeChanges } from './model/purging.ts';
import { continueReversals as takeBackSome } from './model/reversals.ts';
import { closeOldSearches } from './model/searches.ts';
import { continueEmptying as emptySome } from './model/trash.ts';

/**
 * What goes on when a call is over, in steps that each fit into a transaction: called by the scheduler, by
 * convex/crons.ts, and by operators who do not want to wait for those (`npx convex run background:prune`).
 */

/** Takes the next few changes of a batch back, or of what has taken it back. */
export const continueReversals = internalMutation({
  args: { space: v.optional(v.id('spaces')), original: v.string() },
  returns: v.null(),
  handler: async (ctx, { space, original }) => {
    await takeBackSome(within(ctx, space), original);
    return null;
  },
});

/** Deletes the next few items of an emptied trash for ever. */
export const continueEmptying = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await emptySome(ctx);
    return null;
  },
});

/** Deletes more changes of items that were deleted for ever, and has itself called again for the others. */
export const continuePurging = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (!(await purgeChanges(ctx))) await ctx.scheduler.runAfter(0, internal.background.continuePurging, {});
    return null;
  },
});

/** Lets go what is older than it is kept for, some of it at a time, and goes on by itself. Spaces do not live so long. */
export const prune = internalMutation({
  args: {},
  returns: v.object({ isDone: v.boolean() }),
  handler: async (ctx) => {
    const isDone = (await closeOldSearches(ctx)) && (await pruneSome(within(ctx, undefined)));
    if (!isDone) await ctx.scheduler.runAfter(0, internal.background.prune, {});
    return { isDone };
  },
});

/**
 * Lets go what signing in leaves behind, some of it at a time, and goes on by itself: `from` is where, and 0 at the
 * beginning.
 */
export const forgetSignIns = internalMutation({
  args: { from: v.optional(v.number()) },
  returns: v.object({ isDone: v.boolean() }),
  handler: async (ctx, { from = 0 }) => {
    const next = await forgetSome(ctx, from);
    if (next !== undefined)
      await ctx.scheduler.runAfter(0, internal.background.forgetSignIns, { from: next });
    return { isDone: next === undefined };
  },
});
