import type { Infer } from 'convex/values';
import type { Actor, BatchReference } from '../../shared/database/changes.ts';
import { batchIsReverted, batchNotFound, batchOfAnother } from '../../shared/database/revert-rules.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import { spaceOf, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { refuse } from './errors.ts';
import { settleChain, undoStateOf } from './force.ts';
import type { batchReversionValidator, batchValidator } from './validators.ts';

/** Batches: many changes that are one to people. */

type WireBatch = Infer<typeof batchValidator>;

/** The batch that a transaction writes under; of one that nobody has written under yet there is no document. */
export type OpenBatch = BatchReference & { readonly stored: Doc<'batches'> | undefined };

/** Forbidden for a batch that somebody else has begun, ValidationError for one that is being taken back, or was. */
export async function openBatch(
  ctx: SpaceQueryCtx,
  actor: Actor,
  { id, title }: BatchReference,
): Promise<OpenBatch> {
  const stored = await readBatch(ctx, id);
  // What takes a batch back belongs to the database, whoever asked for it.
  if (stored && (stored.actor.id !== actor.id || stored.reverts !== undefined)) refuse(batchOfAnother());
  if (stored?.revertedBy !== undefined) refuse(batchIsReverted());
  return { id, title, stored };
}

/** Notes so many changes more, which have been written, the last of them last. */
export async function extendBatch(
  ctx: SpaceMutationCtx,
  { id, title, stored }: OpenBatch,
  added: { readonly count: number; readonly last: Id<'changes'> },
): Promise<void> {
  const last = await ctx.db.get('changes', added.last);
  if (!last) throw new Error('A change that was just written is not there.');
  const { actor, at, _creationTime: latest } = last;
  if (!stored) {
    const marks = { role: 'anew', undoState: 'done' } as const;
    const begun = { batchId: id, title, actor, at, size: added.count, latest, ...marks };
    await ctx.db.insert('batches', { ...spaceOf(ctx), ...begun });
    return;
  }
  // One that has no changes yet is nothing to take back.
  const undoState = undoStateOf(stored);
  await ctx.db.patch('batches', stored._id, { size: stored.size + added.count, latest, undoState });
}

/** The document of a batch, whatever is on record of it. */
export async function readBatch(ctx: SpaceQueryCtx, id: string): Promise<Doc<'batches'> | undefined> {
  const found = await ctx.db
    .query('batches')
    .withIndex('by_space_and_batchId', (q) => q.eq('space', ctx.space).eq('batchId', id))
    .first();
  return found ?? undefined;
}

/** The latest change of a batch that is on record. */
export async function readLatest(ctx: SpaceQueryCtx, id: string): Promise<Doc<'changes'> | null> {
  return await ctx.db
    .query('changes')
    .withIndex('by_space_and_batchId', (q) => q.eq('space', ctx.space).eq('batchId', id))
    .order('desc')
    .first();
}

/** NotFound for a batch of which no change is on record. */
export async function findBatch(ctx: SpaceQueryCtx, id: string): Promise<Doc<'batches'>> {
  const batch = await readBatch(ctx, id);
  return batch && (await readLatest(ctx, id)) ? batch : refuse(batchNotFound(id));
}

/** A batch as it leaves the database. */
export async function toBatch(ctx: SpaceQueryCtx, batch: Doc<'batches'>): Promise<WireBatch> {
  const { batchId: id, title, actor, at, size, reverts, revertedBy } = batch;
  const reversal = revertedBy === undefined ? undefined : await readBatch(ctx, revertedBy);
  return {
    ...{ id, title, actor, at, size },
    ...(reverts !== undefined && { reverts }),
    ...(reversal && { reversion: toReversion(batch, reversal) }),
  };
}

function toReversion(
  { size }: Doc<'batches'>,
  { batchId, progress }: Doc<'batches'>,
): Infer<typeof batchReversionValidator> {
  const { done = 0, left = 0, leftNames = [], isDone = true } = progress ?? {};
  // Changes that are not on record any more are counted in the size, but not looked at.
  return { batchId, done: isDone ? size : done, left, leftNames, isDone };
}

/** Says of a batch, and of what it takes back, what has taken it back. */
export async function settleBatches(ctx: SpaceMutationCtx, id: string): Promise<void> {
  await settleChain<string, Doc<'batches'>>(
    {
      find: async (batchId) => (await readBatch(ctx, batchId)) ?? null,
      async findReverter(batchId) {
        const reverters = ctx.db
          .query('batches')
          .withIndex('by_space_and_reverts_and_revertedBy', (q) =>
            q.eq('space', ctx.space).eq('reverts', batchId).eq('revertedBy', undefined),
          );
        return (await reverters.order('desc').first())?.batchId;
      },
      async mark(batch, revertedBy) {
        const undoState = batch.size > 0 ? undoStateOf({ ...batch, revertedBy }) : undefined;
        await ctx.db.patch('batches', batch._id, { revertedBy, undoState });
      },
    },
    id,
  );
}
