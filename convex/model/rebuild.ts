import type { Doc } from '../_generated/dataModel.js';
import type { SpaceMutationCtx } from './contexts.ts';
import { nextOf } from './counts.ts';
import { entryOf } from './orders.ts';
import { clearForest, plant } from './trees.ts';
import { readUncounted } from './uncounted.ts';

/**
 * Counts all items of the deployment's own anew, into a generation of trees of its own, while the old one is read and kept up.
 * The items are gone through in the order of their creation; a write touches the new generation when
 * the item is behind the cursor, so that each is counted there exactly once. How far it has come is
 * stored with every step: whatever ends it, the next step goes on from there.
 */

/** So many items are counted in one transaction: see docs/convex.md for what each of them costs. */
const rebuiltInOneStep = 15;

/** How a rebuild stands: done, or the number of items that it has gone through. */
export interface Progress {
  readonly isDone: boolean;
  readonly items: number;
}

/** Begins a rebuild, unless one is under way. */
export async function beginRebuild(ctx: SpaceMutationCtx): Promise<Progress> {
  const counts = await ctx.db.query('counts').first();
  if (counts?.rebuild) return { isDone: false, items: counts.rebuild.items };
  const rebuild = { cursor: 0, items: 0, startedAt: Date.now() };
  if (counts) await ctx.db.patch('counts', counts._id, { rebuild });
  else await ctx.db.insert('counts', { generation: 0, rebuild });
  return { isDone: false, items: 0 };
}

/** Counts the next few items; after the last, the new generation is the one that is read. */
export async function continueRebuild(ctx: SpaceMutationCtx): Promise<Progress> {
  const counts = await ctx.db.query('counts').first();
  if (!counts?.rebuild) return { isDone: true, items: 0 };
  const { generation, rebuild } = counts;
  const next = nextOf(counts);
  const found = await readAfter(ctx, rebuild.cursor);
  const uncounted = new Set((await readUncounted(ctx)).map(({ id }) => id));
  const own = found.filter((item) => item.space === ctx.space);
  for (const item of own) {
    const entry = entryOf(item);
    // Deletions of former versions left no key.
    const { trashKey } = entry;
    if (trashKey !== item.trashKey) await ctx.db.patch('items', item._id, { trashKey });
    if (!uncounted.has(item._id)) await plant(ctx, next, entry);
  }
  const items = rebuild.items + own.length;
  const last = found.at(-1);
  if (last && found.length >= rebuiltInOneStep) {
    await ctx.db.patch('counts', counts._id, { rebuild: { ...rebuild, cursor: last._creationTime, items } });
    return { isDone: false, items };
  }
  // In the same transaction, so that it comes to an end however fast items are created.
  await ctx.db.patch('counts', counts._id, { generation: next.generation, rebuild: undefined });
  await clearForest(ctx, { generation });
  return { isDone: true, items };
}

/** The next few items, with all that were created at the same time as the last of them. */
async function readAfter(ctx: SpaceMutationCtx, cursor: number): Promise<Doc<'items'>[]> {
  const found = await ctx.db
    .query('items')
    .withIndex('by_creation_time', (q) => q.gt('_creationTime', cursor))
    .take(rebuiltInOneStep);
  const last = found.at(-1);
  if (!last) return found;
  const simultaneous = await ctx.db
    .query('items')
    .withIndex('by_creation_time', (q) => q.eq('_creationTime', last._creationTime))
    .take(rebuiltInOneStep);
  const known = new Set(found.map(({ _id }) => _id));
  return [...found, ...simultaneous.filter(({ _id }) => !known.has(_id))];
}
