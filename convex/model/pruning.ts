import { retentionActor } from '../../shared/database/actors.ts';
import type { SpaceMutationCtx } from './contexts.ts';
import { deleteChange, purgeChanges } from './purging.ts';
import { pruningLimit } from './retention.ts';
import { resumeReversals } from './reversals.ts';
import { doWhileRoom, mostInOneStep } from './room.ts';
import { purgeWhile, resumeEmptying } from './trash.ts';

/** Lets go what is older than it is kept for, as much as one transaction has room for. */

/** Whether there was no more. Whatever else should go on in the background, and was cut off, goes on, too. */
export async function prune(ctx: SpaceMutationCtx): Promise<boolean> {
  const trashLimit = pruningLimit('trash');
  const changeLimit = pruningLimit('changes');
  const isDone =
    (await purgeWhile(ctx, retentionActor, ({ deletedAt = 0 }) => deletedAt < trashLimit)) &&
    (await pruneChanges(ctx, changeLimit)) &&
    (await pruneBatches(ctx, changeLimit)) &&
    (await purgeChanges(ctx));
  if (!isDone) return false;
  await resumeEmptying(ctx);
  await resumeReversals(ctx);
  return true;
}

async function pruneChanges(ctx: SpaceMutationCtx, limit: number): Promise<boolean> {
  const old = ctx.db
    .query('changes')
    .withIndex('by_space_and_at', (q) => q.eq('space', ctx.space).lt('at', limit));
  return await doWhileRoom(ctx, old, (change) => deleteChange(ctx, change));
}

/** Whatever stands in the record of a batch so old, none of its changes does. */
async function pruneBatches(ctx: SpaceMutationCtx, limit: number): Promise<boolean> {
  const old = await ctx.db
    .query('batches')
    .withIndex('by_space_and_latest', (q) => q.eq('space', ctx.space).lt('latest', limit))
    .take(mostInOneStep);
  for (const { _id } of old) await ctx.db.delete('batches', _id);
  return old.length < mostInOneStep;
}
