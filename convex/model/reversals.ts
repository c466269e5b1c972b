import type { Infer } from 'convex/values';
import type { Actor } from '../../shared/database/changes.ts';
import { batchRevertedAlready, staysBehind, titleOfReversion } from '../../shared/database/revert-rules.ts';
import { internal } from '../_generated/api.js';
import type { Doc } from '../_generated/dataModel.js';
import { spaceOf, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { findBatch, readBatch, settleBatches, toBatch } from './batches.ts';
import { refuse } from './errors.ts';
import { roleOf } from './force.ts';
import { recordIn, type Recorder } from './record.ts';
import { takeBack } from './reverts.ts';
import { hasRoom } from './room.ts';
import type { batchValidator } from './validators.ts';

/**
 * Taking a batch back is another batch, its reversal, which goes through the changes from the newest on, as
 * many in one transaction as there is room for. How far it has come is written in the same transaction:
 * whatever ends it, the next step goes on from there, and no change is looked at twice.
 */

/** So many changes are looked at in one transaction, if there is room: a second of computing is a limit, too. */
const revertedInOneStep = 20;
/** Nobody takes more back at once. */
const unfinishedMax = 100;
/** Of the items that stay, so many are named. */
const namesMax = 3;

type Progress = NonNullable<Doc<'batches'>['progress']>;
type Reversal = Doc<'batches'> & { readonly reverts: string; readonly progress: Progress };

/** Begins to take a batch back, or goes on with it. NotFound; ValidationError when it has been taken back. */
export async function revertBatch(
  ctx: SpaceMutationCtx,
  actor: Actor,
  id: string,
): Promise<Infer<typeof batchValidator>> {
  const batch = await findBatch(ctx, id);
  const begun = batch.revertedBy === undefined ? undefined : await readBatch(ctx, batch.revertedBy);
  if (begun?.progress?.isDone) refuse(batchRevertedAlready());
  if (!begun) await beginReversal(ctx, actor, batch);
  await continueReversals(ctx, originalOf(batch));
  return await toBatch(ctx, await findBatch(ctx, id));
}

/** The batch that all the undoing and redoing is about. */
const originalOf = ({ batchId, original = batchId }: Doc<'batches'>) => original;

async function beginReversal(ctx: SpaceMutationCtx, actor: Actor, batch: Doc<'batches'>): Promise<void> {
  const { batchId: reverts } = batch;
  const now = Date.now();
  await ctx.db.insert('batches', {
    ...spaceOf(ctx),
    batchId: crypto.randomUUID(),
    title: titleOfReversion(batch),
    actor,
    at: now,
    size: 0,
    latest: now,
    reverts,
    original: originalOf(batch),
    progress: { done: 0, left: 0, leftNames: [], isDone: false },
    role: roleOf(batch, actor),
  });
  await settleBatches(ctx, reverts);
}

/**
 * Takes the next step, and has itself called again for the others. What is done again waits until it is
 * undone, and the other way round: of all that is about one batch, the first begun is the first done.
 */
export async function continueReversals(ctx: SpaceMutationCtx, original: string): Promise<void> {
  const first = await findUnfinished(ctx, original);
  if (!first) return;
  const progress = await takeStep(ctx, first);
  await ctx.db.patch('batches', first._id, { progress });
  const next = await findUnfinished(ctx, original);
  if (next) await ensureScheduled(ctx, next, original);
}

async function findUnfinished(ctx: SpaceMutationCtx, original: string): Promise<Reversal | null> {
  const found = await ctx.db
    .query('batches')
    .withIndex('by_space_and_isDone_and_original', (q) =>
      q.eq('space', ctx.space).eq('progress.isDone', false).eq('original', original),
    )
    .first();
  return found as Reversal | null;
}

/** What is being taken back, and what waits for its turn. */
export const readUnfinished = ({ db, space }: SpaceQueryCtx): Promise<Doc<'batches'>[]> =>
  db
    .query('batches')
    .withIndex('by_space_and_isDone_and_original', (q) => q.eq('space', space).eq('progress.isDone', false))
    .take(unfinishedMax);

/** Has somebody go on with whatever was cut off. */
export async function resumeReversals(ctx: SpaceMutationCtx): Promise<void> {
  for (const original of new Set((await readUnfinished(ctx)).map(originalOf))) {
    const next = await findUnfinished(ctx, original);
    if (next) await ensureScheduled(ctx, next, original);
  }
}

/** Unless somebody waits already to go on. */
async function ensureScheduled(
  ctx: SpaceMutationCtx,
  { _id, progress }: Reversal,
  original: string,
): Promise<void> {
  const waiting = progress.job && (await ctx.db.system.get('_scheduled_functions', progress.job));
  if (waiting?.state.kind === 'pending') return;
  const job = await ctx.scheduler.runAfter(0, internal.background.continueReversals, {
    ...spaceOf(ctx),
    original,
  });
  await ctx.db.patch('batches', _id, { progress: { ...progress, job } });
}

async function takeStep(ctx: SpaceMutationCtx, reversal: Reversal): Promise<Progress> {
  const { batchId: id, title, actor, reverts, progress } = reversal;
  const { cursor } = progress;
  const changes = await ctx.db
    .query('changes')
    .withIndex('by_space_and_batchId', (q) => {
      const all = q.eq('space', ctx.space).eq('batchId', reverts);
      return cursor === undefined ? all : all.lt('_creationTime', cursor);
    })
    .order('desc')
    .take(revertedInOneStep);
  return await recordIn(ctx, actor, { id, title, stored: reversal }, async (record) => {
    let current = progress;
    for (const change of changes) {
      current = await lookAt(ctx, record, change, current);
      if (!(await hasRoom(ctx))) break;
    }
    const lookedAt = current.done - progress.done;
    return { ...current, isDone: lookedAt === changes.length && lookedAt < revertedInOneStep };
  });
}

/** Takes one change back, and notes it if it stays, wholly or in part. */
async function lookAt(
  ctx: SpaceMutationCtx,
  record: Recorder,
  change: Doc<'changes'>,
  progress: Progress,
): Promise<Progress> {
  const item = await ctx.db.get('items', change.itemId);
  const result = await takeBack(ctx, record, change, item);
  const seen = { ...progress, cursor: change._creationTime, done: progress.done + 1 };
  // Of an item that was deleted for ever nothing is left that could stay.
  if (!item || !staysBehind(result)) return seen;
  const { left, leftNames } = progress;
  const { name } = item;
  const isNamed = leftNames.length >= namesMax || leftNames.includes(name);
  return { ...seen, left: left + 1, leftNames: isNamed ? leftNames : [...leftNames, name] };
}
