import { v } from 'convex/values';
import { requireAdmin, requireViewer } from './model/access.ts';
import { findBatch, toBatch } from './model/batches.ts';
import { mutation, query } from './model/functions.ts';
import { listChanges } from './model/listings.ts';
import { findChange, toChange } from './model/record.ts';
import { revertBatch as takeBatchBack } from './model/reversals.ts';
import { readSnapshot, restoreState, revertChange } from './model/reverts.ts';
import { readUndoState, takeLatestBack } from './model/undo.ts';
import {
  batchValidator,
  changePageValidator,
  changeQueryArgs,
  changeValidator,
  fieldNames,
  reversionValidator,
  snapshotValidator,
  undoAnswerValidator,
  undoStateValidator,
} from './model/validators.ts';

/** The record of every write, and how it is taken back. For these, too, what is said in items.ts holds. */

/** The changes of an item, of a batch or of anybody, the newest first. */
export const list = query({
  args: changeQueryArgs,
  returns: changePageValidator,
  handler: async (ctx, args) => {
    const { inSpace } = await requireViewer(ctx);
    return await listChanges(inSpace, args);
  },
});

/** One change. */
export const get = query({
  args: { id: v.string() },
  returns: changeValidator,
  handler: async (ctx, { id }) => {
    const { inSpace } = await requireViewer(ctx);
    return toChange(await findChange(inSpace, id));
  },
});

/** An item as it was after a change. */
export const snapshot = query({
  args: { id: v.string() },
  returns: snapshotValidator,
  handler: async (ctx, { id }) => {
    const { inSpace } = await requireViewer(ctx);
    return await readSnapshot(inSpace, id);
  },
});

/** Many changes that are one to people, and how far they have been taken back. */
export const batch = query({
  args: { id: v.string() },
  returns: batchValidator,
  handler: async (ctx, { id }) => {
    const { inSpace } = await requireViewer(ctx);
    return await toBatch(inSpace, await findBatch(inSpace, id));
  },
});

/** Takes one change back, as far as what it wrote still stands. */
export const revert = mutation({
  args: { id: v.string() },
  returns: reversionValidator,
  handler: async (ctx, { id }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await revertChange(inSpace, actor, id);
  },
});

/** Gives an item the fields, or some of them, that it had after one of its changes. */
export const restoreTo = mutation({
  args: { itemId: v.string(), changeId: v.string(), fields: v.optional(fieldNames) },
  returns: reversionValidator,
  handler: async (ctx, request) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await restoreState(inSpace, actor, request);
  },
});

/** Takes all changes of a batch back: the first few at once, the others in the background. */
export const revertBatch = mutation({
  args: { id: v.string() },
  returns: batchValidator,
  handler: async (ctx, { id }) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await takeBatchBack(inSpace, actor, id);
  },
});

/** Takes back the latest of one's own changes and batches. */
export const undo = mutation({
  args: {},
  returns: undoAnswerValidator,
  handler: async (ctx) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await takeLatestBack(inSpace, actor, 'undo');
  },
});

/** Takes back one's own latest undo. */
export const redo = mutation({
  args: {},
  returns: undoAnswerValidator,
  handler: async (ctx) => {
    const { actor, inSpace } = await requireAdmin(ctx);
    return await takeLatestBack(inSpace, actor, 'redo');
  },
});

/** What undo and redo would take back. */
export const undoState = query({
  args: {},
  returns: undoStateValidator,
  handler: async (ctx) => {
    const { actor, inSpace } = await requireViewer(ctx);
    return await readUndoState(inSpace, actor);
  },
});
