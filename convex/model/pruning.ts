import { retentionActor } from '../../shared/database/actors.ts';
import type { MutationCtx } from '../_generated/server.js';
import { deleteChange, deletedInOneStep, purgeChanges } from './purging.ts';
import { pruningLimit } from './retention.ts';
import { resumeReversals } from './reversals.ts';
import { hasRoom } from './room.ts';
import { purgeWhile, resumeEmptying } from './trash.ts';

/** Lets go what is older than it is kept for, as much as one transaction has room for. */

/** Whether there was no more. Whatever else should go on in the background, and was cut off, goes on, too. */
export async function prune(ctx: MutationCtx): Promise<boolean> {
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

async function pruneChanges(ctx: MutationCtx, limit: number): Promise<boolean> {
  const old = ctx.db.query('changes').withIndex('by_at', (q) => q.lt('at', limit));
  let deleted = 0;
  for await (const change of old) {
    if (deleted === deletedInOneStep || !(await hasRoom(ctx))) return false;
    await deleteChange(ctx, change);
    deleted += 1;
  }
  return true;
}

/** Whatever stands in the record of a batch so old, none of its changes does. */
async function pruneBatches(ctx: MutationCtx, limit: number): Promise<boolean> {
  const old = await ctx.db
    .query('batches')
    .withIndex('by_latest', (q) => q.lt('latest', limit))
    .take(deletedInOneStep);
  for (const { _id } of old) await ctx.db.delete('batches', _id);
  return old.length < deletedInOneStep;
}
