import type { Infer } from 'convex/values';
import type { Actor } from '../../shared/database/changes.ts';
import type { DatabaseError } from '../../shared/database/database.ts';
import { undoIsWaiting } from '../../shared/database/revert-rules.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { SpaceMutationCtx, SpaceQueryCtx } from './contexts.ts';
import { toBatch } from './batches.ts';
import { refuse } from './errors.ts';
import { isOnRecord, markChange, recordAs, toChange } from './record.ts';
import { readUnfinished, revertBatch } from './reversals.ts';
import { takeBack } from './reverts.ts';
import type { undoAnswerValidator, undoStateValidator } from './validators.ts';

/**
 * Undo and Redo are found in the record: the latest change or batch of a person that is in force and was
 * written anew, and the latest undo that is, if nothing was written anew since. No write has to keep a stack.
 */

type Unit = { readonly change: Doc<'changes'> } | { readonly batch: Doc<'batches'> };
type UndoState = NonNullable<Doc<'changes'>['undoState']>;
type Answer = Infer<typeof undoAnswerValidator>;

/** What Undo and Redo of a person would take back. */
export async function readUndoState(
  ctx: SpaceQueryCtx,
  actor: Actor,
): Promise<Infer<typeof undoStateValidator>> {
  const { undo, redo } = await findUnits(ctx, actor);
  return {
    ...(undo && { undo: await toUnit(ctx, undo) }),
    ...(redo && { redo: await toUnit(ctx, redo) }),
  };
}

/** Takes back what Undo or Redo of a person means; what cannot be taken back is said and passed over for good. */
export async function takeLatestBack(
  ctx: SpaceMutationCtx,
  actor: Actor,
  direction: 'undo' | 'redo',
): Promise<Answer> {
  const units = await findUnits(ctx, actor);
  if (direction === 'redo' && (await isUndoWaiting(ctx, actor, units))) {
    return { refusal: toRefusal(undoIsWaiting()) };
  }
  const unit = units[direction];
  if (!unit) return {};
  if ('batch' in unit) return { outcome: { batch: await revertBatch(ctx, actor, unit.batch.batchId) } };
  const { change } = unit;
  const item = await ctx.db.get('items', change.itemId);
  const result = await recordAs(ctx, { actor }, (record) => takeBack(ctx, record, change, item));
  const isWritten = result.ok && result.value.change !== undefined;
  if (!isWritten) await markChange(ctx, { ...change, revertedBy: change.revertedBy, isPassedOver: true });
  if (!result.ok) return { refusal: toRefusal(result.error) };
  return { outcome: { change: toChange(change), reversion: result.value } };
}

interface Units extends Partial<Record<'undo' | 'redo', Unit>> {
  /** Where redo ends. */
  readonly end: number;
}

async function findUnits(ctx: SpaceQueryCtx, actor: Actor): Promise<Units> {
  const done = await findLatest(ctx, actor, 'done', 0);
  const spent = await findLatest(ctx, actor, 'spent', 0);
  // Redo ends at what was written anew, be it still in force or not.
  const end = Math.max(placeOf(done), placeOf(spent));
  const undone = await findLatest(ctx, actor, 'undo', end);
  return { ...(done && { undo: done }), ...(undone && { redo: undone }), end };
}

/** Whether the latest undo of a person is that of a batch, and has not taken anything back yet. */
async function isUndoWaiting(ctx: SpaceQueryCtx, { id }: Actor, { redo, end }: Units): Promise<boolean> {
  const place = Math.max(placeOf(redo), end);
  const unfinished = await readUnfinished(ctx);
  return unfinished.some(
    ({ actor, role, size, _creationTime }) =>
      actor.id === id && role === 'undo' && size === 0 && _creationTime > place,
  );
}

/** When it was written, in the order in which all changes were. */
const placeOf = (unit: Unit | undefined) =>
  unit ? ('change' in unit ? unit.change._creationTime : unit.batch.latest) : 0;

/** The latest change or batch of a person in a state that was begun after a place. */
async function findLatest(
  ctx: SpaceQueryCtx,
  actor: Actor,
  state: UndoState,
  after: number,
): Promise<Unit | undefined> {
  const change = await findLatestChange(ctx, actor, state, after);
  const batch = await findLatestBatch(ctx, actor, state, after);
  if (!batch) return change && { change };
  return change && change._creationTime > batch.latest ? { change } : { batch };
}

async function findLatestBatch(ctx: SpaceQueryCtx, { id }: Actor, state: UndoState, after: number) {
  const batches = ctx.db
    .query('batches')
    .withIndex('by_space_and_actor_and_undoState_and_latest', (q) =>
      q.eq('space', ctx.space).eq('actor.id', id).eq('undoState', state).gt('latest', after),
    )
    .order('desc');
  // One that goes on in the background may have been begun long before its latest change.
  for await (const batch of batches) if (batch._creationTime > after) return batch;
  return undefined;
}

/** Of items that are gone so many changes may still be stored; see model/purging.ts. */
const goneMax = 100;

async function findLatestChange(ctx: SpaceQueryCtx, { id }: Actor, state: UndoState, after: number) {
  const changes = ctx.db
    .query('changes')
    .withIndex('by_space_and_actor_and_undoState', (q) =>
      q.eq('space', ctx.space).eq('actor.id', id).eq('undoState', state).gt('_creationTime', after),
    )
    .order('desc');
  let passed = 0;
  for await (const change of changes) {
    if (await isOnRecord(ctx, change)) return change;
    passed += 1;
    if (passed === goneMax) return undefined;
  }
  return undefined;
}

async function toUnit(ctx: SpaceQueryCtx, unit: Unit) {
  return 'change' in unit ? { change: toChange(unit.change) } : { batch: await toBatch(ctx, unit.batch) };
}

/** The errors of taking back are of two kinds. */
function toRefusal(error: DatabaseError): NonNullable<Answer['refusal']> {
  if (error.kind === 'NotFound') return error;
  if (error.kind !== 'ValidationError') return refuse(error);
  return { ...error, issues: error.issues.map(({ path, message }) => ({ path: [...path], message })) };
}
