import type { Infer } from 'convex/values';
import { unknownActor } from '../../shared/database/actors.ts';
import { parseTrashQuery } from '../../shared/database/change-requests.ts';
import type { Actor } from '../../shared/database/changes.ts';
import { notFound } from '../../shared/database/results.ts';
import type { TrashQuery } from '../../shared/database/trash.ts';
import { internal } from '../_generated/api.js';
import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { spaceOf, within, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { viewOrder } from './counts.ts';
import { findItem, toItem } from './documents.ts';
import { refuse, unwrap } from './errors.ts';
import { deletionOrder } from './orders.ts';
import { readWindow } from './pages.ts';
import { purge } from './purging.ts';
import { readStretch } from './ranges.ts';
import { keptFor } from './retention.ts';
import { hasRoom } from './room.ts';
import type { trashPageValidator } from './validators.ts';

/** The trash: what is in it, and how it is emptied. */

const trash = { sort: deletionOrder, scope: 'trash' } as const;
const oldestFirst = { ...trash, sort: { ...deletionOrder, direction: 'asc' } } as const;

/** A window of the deleted items, the latest deleted first, and how many there are. */
export async function listTrash(
  ctx: SpaceQueryCtx,
  query: TrashQuery,
): Promise<Infer<typeof trashPageValidator>> {
  const { items, total } = await readWindow(ctx, trash, unwrap(parseTrashQuery(query)));
  const page = items.map((item) => ({
    item: toItem(item),
    deletedAt: item.deletedAt ?? 0,
    deletedBy: item.deletedBy ?? unknownActor,
  }));
  return { items: page, total, keptFor: keptFor('trash') };
}

/** Deletes one item for ever. NotFound for one that is not in the trash. */
export async function purgeItem(ctx: SpaceMutationCtx, actor: Actor, id: string): Promise<void> {
  const item = await findItem(ctx, id);
  if (item.deletedAt === undefined) refuse(notFound(id));
  await purge(ctx, actor, item);
}

/**
 * Deletes for ever what is in the trash now, and answers how many that are: the first of them at once, the others in the
 * background. Called again, it goes on if it was cut.
 */
export async function emptyTrash(ctx: SpaceMutationCtx, actor: Actor): Promise<number> {
  const [latest] = await readStretch(ctx, trash, undefined, 1);
  const { total } = await viewOrder(ctx, trash);
  if (latest?.trashKey !== undefined)
    await ctx.db.insert('emptyings', { ...spaceOf(ctx), actor, until: latest.trashKey });
  await continueEmptying(ctx);
  return total;
}

/** Deletes the next few items, in whichever space, and has itself called again for the others. */
export async function continueEmptying(ctx: MutationCtx): Promise<void> {
  const emptying = await ctx.db.query('emptyings').first();
  if (!emptying) return;
  const isDone = await purgeWhile(
    within(ctx, emptying.space),
    emptying.actor,
    ({ trashKey = 0 }) => trashKey <= emptying.until,
  );
  if (isDone) await ctx.db.delete('emptyings', emptying._id);
  await ctx.scheduler.runAfter(0, internal.background.continueEmptying, {});
}

/** Has somebody go on if it was cut off. */
export async function resumeEmptying(ctx: MutationCtx): Promise<void> {
  if (await ctx.db.query('emptyings').first())
    await ctx.scheduler.runAfter(0, internal.background.continueEmptying, {});
}

/** Deletes the oldest items for ever, as long as they are meant and there is room. Whether there were no more. */
export async function purgeWhile(
  ctx: SpaceMutationCtx,
  actor: Actor,
  isMeant: (item: Doc<'items'>) => boolean,
): Promise<boolean> {
  while (await hasRoom(ctx)) {
    const [oldest] = await readStretch(ctx, oldestFirst, undefined, 1);
    if (!oldest || !isMeant(oldest)) return true;
    await purge(ctx, actor, oldest);
  }
  return false;
}
