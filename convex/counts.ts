import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalMutation } from './_generated/server.js';
import { countSomeUncounted } from './model/counts.ts';

/** Keeping the counts: what the scheduler and operators run, nobody else. */

/** Counts a few of the items that were created together, and has itself called again for the others. */
export const countUncounted = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const isDone = await countSomeUncounted(ctx);
    if (!isDone) await ctx.scheduler.runAfter(0, internal.counts.countUncounted, {});
    return null;
  },
});
