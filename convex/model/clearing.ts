import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { actorOf } from './access.ts';
import { within, type SpaceMutationCtx } from './contexts.ts';
import { readCounts } from './counts.ts';
import { forgetCountsOf } from './limits.ts';
import { dismiss } from './members.ts';
import { forgetRoom } from './present.ts';
import { queryRange } from './ranges.ts';
import { doWhileRoom } from './room.ts';
import { removeSearchText } from './search.ts';
import { closeSearchesOf } from './searches.ts';
import { findSpace } from './spaces.ts';
import { clearForest } from './trees.ts';

/** Clearing a space: everything of it goes, and it itself, as much at a time as one transaction has room for. */

/** A space that was not cleared for so long was left behind, ms. */
const livesFor = 24 * 60 * 60 * 1000;

/** Whether all of it is gone; otherwise it is to be called again. NotFound when it is. */
export async function clearSpace(ctx: MutationCtx, id: string): Promise<boolean> {
  return await clear(ctx, await findSpace(ctx, id));
}

/** Clears more of the oldest space that was left behind. Whether there was none. */
export async function clearLeftBehind(ctx: MutationCtx): Promise<boolean> {
  const oldest = await ctx.db.query('spaces').first();
  if (!oldest || oldest._creationTime > Date.now() - livesFor) return true;
  await clear(ctx, oldest);
  return false;
}

async function clear(ctx: MutationCtx, { _id, isClosing }: Doc<'spaces'>): Promise<boolean> {
  const inSpace = within(ctx, _id);
  if (!isClosing) await ctx.db.patch('spaces', _id, { isClosing: true });
  const isEmpty = await doWhileRoom(ctx, deletions(inSpace), (deleteNext) => deleteNext());
  if (!isEmpty) return false;
  // The next space takes these trees over.
  await clearForest(ctx, (await readCounts(inSpace)).forest);
  await forgetRoom(inSpace);
  await ctx.db.delete('spaces', _id);
  return true;
}

/**
 * What there is to delete, one after the other. The people first: from then on nobody writes. Then what somebody
 * goes on with in the background, so that it finds nothing to go on with.
 */
async function* deletions(ctx: SpaceMutationCtx): AsyncGenerator<() => Promise<void>> {
  const { db, space } = ctx;
  for await (const member of db.query('members').withIndex('by_space_and_email', (q) => q.eq('space', space)))
    yield async () => {
      await dismiss(ctx, member);
      const { id: actorId } = actorOf(member);
      await forgetCountsOf(ctx, { email: member.email, actorId });
      await closeSearchesOf(ctx, actorId);
    };
  yield* deletionsOf(ctx, 'emptyings', 'by_space');
  yield* deletionsOf(ctx, 'uncounted', 'by_space');
  yield* deletionsOf(ctx, 'purges', 'by_space_and_itemId');
  yield* deletionsOf(ctx, 'batches', 'by_space_and_latest');
  yield* deletionsOf(ctx, 'changes', 'by_space_and_at');
  for await (const item of db.query('items').withIndex('by_space_and_trashKey', (q) => q.eq('space', space)))
    yield async () => {
      await removeSearchText(ctx, item);
      await db.delete('items', item._id);
    };
}

/** By an index that begins with the space. */
async function* deletionsOf(
  ctx: SpaceMutationCtx,
  table: 'emptyings' | 'uncounted' | 'purges' | 'batches' | 'changes',
  index: string,
): AsyncGenerator<() => Promise<void>> {
  for await (const { _id } of queryRange(ctx, table, index, (all) => all.eq('space', ctx.space)))
    yield () => ctx.db.delete(table, _id);
}
