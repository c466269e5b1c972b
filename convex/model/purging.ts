import type { Actor } from '../../shared/database/changes.ts';
import { internal } from '../_generated/api.js';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { spaceOf, within, type SpaceMutationCtx } from './contexts.ts';
import { readBatch, readLatest } from './batches.ts';
import { recount } from './counts.ts';
import { entryOf } from './orders.ts';
import { recordIn } from './record.ts';
import { doWhileRoom, takeWhile } from './room.ts';

/**
 * What goes for ever: items with their changes, and single changes. Of an item everything is out of sight at
 * once; the changes that do not fit into the transaction are deleted by the scheduler.
 */

/** Deletes an item of the trash for ever, and its changes; one change stays, and says who did it. */
export async function purge(ctx: SpaceMutationCtx, actor: Actor, item: Doc<'items'>): Promise<void> {
  const { _id: itemId, version, name: purgedName } = item;
  await ctx.db.delete('items', itemId);
  await recount(ctx, entryOf(item), undefined);
  if (!(await deleteChanges(ctx, itemId))) {
    await ctx.db.insert('purges', { ...spaceOf(ctx), itemId });
    await ctx.scheduler.runAfter(0, internal.background.continuePurging, {});
  }
  const at = Math.max(Date.now(), item.deletedAt ?? 0);
  const values = { kind: 'purged', before: null, changed: null, purgedName } as const;
  await recordIn(ctx, actor, undefined, (record) => record.append({ itemId, version, at, ...values }));
}

/** Deletes more of the changes of items that are gone, in whichever space. Whether there were no more. */
export async function purgeChanges(ctx: MutationCtx): Promise<boolean> {
  const purge = await ctx.db.query('purges').first();
  if (!purge) return true;
  if (await deleteChanges(within(ctx, purge.space), purge.itemId)) await ctx.db.delete('purges', purge._id);
  return false;
}

/** Deletes the changes of an item, as long as there is room. Whether there were no more. */
async function deleteChanges(ctx: SpaceMutationCtx, itemId: Id<'items'>): Promise<boolean> {
  const changes = ctx.db
    .query('changes')
    .withIndex('by_space_and_itemId_and_version', (q) => q.eq('space', ctx.space).eq('itemId', itemId));
  // The last one is what remains of the item.
  const leaving = takeWhile(changes, ({ kind }) => kind !== 'purged');
  return await doWhileRoom(ctx, leaving, (change) => deleteChange(ctx, change));
}

/** Deletes a change. Its batch stands where its latest change stands, and without any it is no batch any more. */
export async function deleteChange(
  ctx: SpaceMutationCtx,
  { _id, _creationTime, batchId }: Doc<'changes'>,
): Promise<void> {
  await ctx.db.delete('changes', _id);
  const batch = batchId === undefined ? undefined : await readBatch(ctx, batchId);
  if (batch?.latest !== _creationTime) return;
  const latest = await readLatest(ctx, batch.batchId);
  if (latest) await ctx.db.patch('batches', batch._id, { latest: latest._creationTime });
  // How far another one has been taken back is still asked for.
  else if (batch.progress) await ctx.db.patch('batches', batch._id, { undoState: undefined });
  else await ctx.db.delete('batches', batch._id);
}
