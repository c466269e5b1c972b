import type { Infer } from 'convex/values';
import { parseFieldNames } from '../../shared/database/change-requests.ts';
import type { Actor } from '../../shared/database/changes.ts';
import type { DatabaseResult } from '../../shared/database/database.ts';
import { success } from '../../shared/database/results.ts';
import {
  changeOfAnotherItem,
  decideRevert,
  deletedItem,
  purgedItem,
  type RevertDecision,
} from '../../shared/database/revert-rules.ts';
import { changedFields } from '../../shared/database/update-rules.ts';
import type { EditableField } from '../../shared/items/item.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { SpaceMutationCtx, SpaceQueryCtx } from './contexts.ts';
import { findItem, toItem } from './documents.ts';
import { changeItem, trashItem, untrashItem, type Origin } from './edits.ts';
import { refuse, unwrap } from './errors.ts';
import {
  findChange,
  heldAfter,
  pick,
  recordAs,
  toChange,
  type Recorder,
  type StoredChange,
} from './record.ts';
import type { reversionValidator, snapshotValidator } from './validators.ts';

/** Taking a change back, and going back to an earlier state. */

type WireReversion = Infer<typeof reversionValidator>;

/** An item as it was after a change. NotFound for a change that is not on record, and for a purge. */
export async function readSnapshot(ctx: SpaceQueryCtx, id: string): Promise<Infer<typeof snapshotValidator>> {
  const change = await findChange(ctx, id);
  const fields = change.fields ?? refuse(purgedItem(change.itemId));
  return { change: toChange(change), fields };
}

/** NotFound; ValidationError when there is nothing to take back. */
export async function revertChange(ctx: SpaceMutationCtx, actor: Actor, id: string): Promise<WireReversion> {
  const change = await findChange(ctx, id);
  const item = await ctx.db.get('items', change.itemId);
  return unwrap(await recordAs(ctx, { actor }, (record) => takeBack(ctx, record, change, item)));
}

/**
 * Takes a change of an item back as far as what it wrote still stands; null for an item that was deleted
 * for ever. With an error nothing is written.
 */
export async function takeBack(
  ctx: SpaceMutationCtx,
  record: Recorder,
  change: Doc<'changes'>,
  item: Doc<'items'> | null,
): Promise<DatabaseResult<WireReversion>> {
  const decision = decideRevert(
    { ...toChange(change), fields: heldAfter(change) },
    item ? { item: toItem(item), isDeleted: item.deletedAt !== undefined } : undefined,
  );
  if (!decision.ok) return decision;
  const origin = { kind: 'reverted', reverts: change } as const;
  const written = item && (await carryOut(ctx, record, item, decision.value, origin));
  return success({ ...(written && { change: toChange(written) }), left: [...decision.value.left] });
}

async function carryOut(
  ctx: SpaceMutationCtx,
  record: Recorder,
  item: Doc<'items'>,
  decision: RevertDecision,
  origin: Origin,
): Promise<StoredChange | undefined> {
  switch (decision.write) {
    case 'nothing':
      return undefined;
    case 'delete':
      return await trashItem(ctx, record, item, origin);
    case 'restore':
      return await untrashItem(ctx, record, item, origin);
    case 'update':
      return (await changeItem(ctx, record, item, decision.fields, origin)).change;
  }
}

/**
 * Gives an item the fields that it held after one of its changes. NotFound for a change that is not on
 * record and an item that is not there; ValidationError for a change of another item.
 */
export async function restoreState(
  ctx: SpaceMutationCtx,
  actor: Actor,
  request: { readonly itemId: string; readonly changeId: string; readonly fields?: EditableField[] },
): Promise<WireReversion> {
  const names = unwrap(parseFieldNames(request.fields));
  const change = await findChange(ctx, request.changeId);
  if (change.itemId !== request.itemId) refuse(changeOfAnotherItem());
  const item = await findItem(ctx, change.itemId, purgedItem(change.itemId));
  if (item.deletedAt !== undefined) refuse(deletedItem(item._id));
  const values = pick(heldAfter(change), names);
  const changed = changedFields(toItem(item), values);
  if (changed.length === 0) return { left: [] };
  return await recordAs(ctx, { actor }, async (record) => {
    const edit = await changeItem(ctx, record, item, pick(values, changed), { kind: 'reverted' });
    return { change: toChange(edit.change), left: [] };
  });
}
