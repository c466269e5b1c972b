import type { Infer } from 'convex/values';
import { parseWriteOptions } from '../../shared/database/change-requests.ts';
import type { Actor, BatchReference } from '../../shared/database/changes.ts';
import { changeNotFound } from '../../shared/database/revert-rules.ts';
import { itemDefaults, type EditableField, type ItemFields } from '../../shared/items/item.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import { ownOnly, spaceOf, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { extendBatch, openBatch, type OpenBatch } from './batches.ts';
import { refuse, unwrap } from './errors.ts';
import { roleOf, settleChain, undoStateOf } from './force.ts';
import type { changeValidator, fieldValues } from './validators.ts';

/** The record: what was written, by whom, and what it replaced. */

export type WireChange = Infer<typeof changeValidator>;
export type StoredValues = Infer<typeof fieldValues>;
/** Of a change that was just written nobody needs to know when its document was made. */
export type StoredChange = Omit<Doc<'changes'>, '_creationTime'>;

/** Who writes, and under which batch. */
export interface Writer {
  readonly actor: Actor;
  readonly batch?: BatchReference | undefined;
}

/** What a write says of itself; the rest is the recorder's. */
type NewChange = Pick<Doc<'changes'>, 'itemId' | 'version' | 'at' | 'kind' | 'before' | 'changed'> &
  Partial<Pick<Doc<'changes'>, 'fields' | 'purgedName'>>;

/** Appends the changes of one transaction. */
export class Recorder {
  #count = 0;
  #last: Id<'changes'> | undefined;

  constructor(
    private readonly ctx: SpaceMutationCtx,
    readonly actor: Actor,
    private readonly batch: OpenBatch | undefined,
  ) {}

  async append(change: NewChange, reverted?: Doc<'changes'>): Promise<StoredChange> {
    const { actor, batch } = this;
    const role = change.kind === 'purged' ? undefined : roleOf(reverted, actor);
    // To Undo, the changes of a batch are one: what they are stands in the batch.
    const undoState = batch ? undefined : undoStateOf({ role });
    const stored = {
      ...spaceOf(this.ctx),
      ...change,
      actor,
      ...(batch && { batchId: batch.id }),
      ...(reverted && { reverts: reverted._id }),
      ...(role && { role }),
      ...(undoState && { undoState }),
    };
    const id = await this.ctx.db.insert('changes', stored);
    this.#count += 1;
    this.#last = id;
    if (reverted) await settleChanges(this.ctx, reverted._id);
    return { ...stored, _id: id };
  }

  /** To be called last: brings the batch in step. */
  async close(): Promise<void> {
    if (this.batch && this.#last)
      await extendBatch(this.ctx, this.batch, { count: this.#count, last: this.#last });
  }
}

/** Runs a write that records what it does. Forbidden, ValidationError for a batch that it may not be part of. */
export async function recordAs<T>(
  ctx: SpaceMutationCtx,
  { actor, batch }: Writer,
  write: (record: Recorder) => Promise<T>,
): Promise<T> {
  const reference = unwrap(parseWriteOptions(batch && { batch }));
  return await recordIn(ctx, actor, reference && (await openBatch(ctx, actor, reference)), write);
}

/** The same under a batch that is known already. */
export async function recordIn<T>(
  ctx: SpaceMutationCtx,
  actor: Actor,
  batch: OpenBatch | undefined,
  write: (record: Recorder) => Promise<T>,
): Promise<T> {
  const record = new Recorder(ctx, actor, batch);
  const result = await write(record);
  await record.close();
  return result;
}

/** A change as it leaves the database. */
export function toChange(stored: StoredChange): WireChange {
  const { _id: id, itemId, version, at, actor, kind, before, changed, batchId, reverts, revertedBy } = stored;
  const fields = heldAfter(stored);
  return {
    ...{ id, itemId, itemName: fields.name, version, at, actor, kind, before },
    after: changed && pick(fields, changed),
    ...(batchId !== undefined && { batchId }),
    ...(reverts !== undefined && { reverts }),
    ...(revertedBy !== undefined && { revertedBy }),
  };
}

/** All that the item held after a change, or until it; of a purge only the name is known. */
export const heldAfter = ({ fields, purgedName = '' }: StoredChange): ItemFields =>
  fields ?? { ...itemDefaults, name: purgedName };

export const pick = (values: StoredValues, names: readonly EditableField[]): StoredValues =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

/** NotFound for a change that is not on record (any more) or on that of another space, and for one of an item that was deleted for ever. */
export async function findChange(ctx: SpaceQueryCtx, id: string): Promise<Doc<'changes'>> {
  const changeId = ctx.db.normalizeId('changes', id);
  const change = ownOnly(ctx, changeId && (await ctx.db.get('changes', changeId)));
  return change && (await isOnRecord(ctx, change)) ? change : refuse(changeNotFound(id));
}

/** Of an item with many changes, some are still stored when it is gone already: those are on record no more. */
export async function isOnRecord(ctx: SpaceQueryCtx, { kind, itemId }: Doc<'changes'>): Promise<boolean> {
  return kind === 'purged' || (await ctx.db.get('items', itemId)) !== null;
}

/** What an item held at a version; undefined when that is not on record. */
export async function fieldsAt(
  ctx: SpaceQueryCtx,
  itemId: Id<'items'>,
  version: number,
): Promise<ItemFields | undefined> {
  const change = await ctx.db
    .query('changes')
    .withIndex('by_space_and_itemId_and_version', (q) =>
      q.eq('space', ctx.space).eq('itemId', itemId).eq('version', version),
    )
    .first();
  return change?.fields;
}

/** Says of a change, and of what it takes back, what has taken it back. */
async function settleChanges(ctx: SpaceMutationCtx, id: Id<'changes'>): Promise<void> {
  await settleChain<Id<'changes'>, Doc<'changes'>>(
    {
      find: (changeId) => ctx.db.get('changes', changeId),
      async findReverter(changeId) {
        const reverters = ctx.db
          .query('changes')
          .withIndex('by_reverts_and_revertedBy', (q) =>
            q.eq('reverts', changeId).eq('revertedBy', undefined),
          );
        return (await reverters.order('desc').first())?._id;
      },
      mark: (change, revertedBy) => markChange(ctx, { ...change, revertedBy }),
    },
    id,
  );
}

/** Stores what a change is to Undo now. */
export async function markChange(
  ctx: SpaceMutationCtx,
  change: Omit<Doc<'changes'>, 'revertedBy'> & { readonly revertedBy: Id<'changes'> | undefined },
): Promise<void> {
  const { isPassedOver, revertedBy } = change;
  const undoState = change.batchId === undefined ? undoStateOf(change) : undefined;
  await ctx.db.patch('changes', change._id, { isPassedOver, revertedBy, undoState });
}
