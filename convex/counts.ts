import { v, type Infer } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalAction, internalMutation, internalQuery } from './_generated/server.js';
import { within } from './model/contexts.ts';
import { countSomeUncounted } from './model/counts.ts';
import { compareStretch } from './model/drift.ts';
import { orderFields } from './model/orders.ts';
import { beginRebuild, continueRebuild } from './model/rebuild.ts';
import { listScopes, scopesOf } from './model/trees.ts';

/**
 * Keeping the counts: what operators run (`npx convex run counts:check`) and the scheduler, nobody else. What operators
 * look at are the deployment's own items: spaces do not live long enough to drift.
 */

const progress = v.object({ isDone: v.boolean(), items: v.number() });
const field = v.union(...orderFields.map((name) => v.literal(name)));
const scope = v.union(...[...listScopes, 'trash' as const].map((name) => v.literal(name)));
const position = v.object({ key: v.union(v.string(), v.number()), creationTime: v.number() });

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

/** Counts all items anew; run again, it says how far it has come, and goes on if it was cut off. */
export const rebuild = internalMutation({
  args: {},
  returns: progress,
  handler: async (ctx) => {
    const state = await beginRebuild(within(ctx, undefined));
    await ctx.scheduler.runAfter(0, internal.counts.rebuildStep, {});
    return state;
  },
});

/** Counts the next few items anew, and has itself called again until the last. */
export const rebuildStep = internalMutation({
  args: {},
  returns: progress,
  handler: async (ctx) => {
    const state = await continueRebuild(within(ctx, undefined));
    if (!state.isDone) await ctx.scheduler.runAfter(0, internal.counts.rebuildStep, {});
    return state;
  },
});

/** A stretch of one order, compared with the items. */
export const checkStretch = internalQuery({
  args: { field, scope, after: v.optional(position) },
  returns: v.object({ missing: v.number(), extra: v.number(), next: v.optional(position) }),
  handler: async (ctx, args) => await compareStretch(within(ctx, undefined), args),
});

const drift = v.object({ field, scope, missing: v.number(), extra: v.number() });

/**
 * Says by order and scope how many items the counts miss and how many they have too many; nothing when
 * they are right. With a field, looks at that order alone.
 */
export const check = internalAction({
  args: { field: v.optional(field) },
  returns: v.object({ isRight: v.boolean(), drift: v.array(drift) }),
  handler: async (ctx, args): Promise<{ isRight: boolean; drift: Infer<typeof drift>[] }> => {
    const found: Infer<typeof drift>[] = [];
    for (const field of args.field ? [args.field] : orderFields) {
      for (const scope of scopesOf(field)) {
        const sum = { field, scope, missing: 0, extra: 0 };
        let after: Infer<typeof position> | undefined;
        do {
          const step = await ctx.runQuery(internal.counts.checkStretch, {
            field,
            scope,
            ...(after && { after }),
          });
          sum.missing += step.missing;
          sum.extra += step.extra;
          after = step.next;
        } while (after);
        if (sum.missing + sum.extra > 0) found.push(sum);
      }
    }
    return { isRight: found.length === 0, drift: found };
  },
});
