import { getConvexSize } from 'convex/values';
import { internal } from '../_generated/api.js';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { spaceOf, type Space, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { refuse } from './errors.ts';
import type { Entry } from './orders.ts';

/**
 * Counting an item reads and writes some dozens of documents, and one transaction has room for some
 * dozens of items. Of more that are created at once a note is made in the same transaction; every
 * reading adds it to what the trees say, and the scheduler counts them afterwards, a few at a time.
 */

/** A document of the table is closed when it has as many, or weighs as much. */
const entriesPerDocument = 100;
const bytesPerDocument = 64 * 1024;

/** Every page reads the whole note, so it may grow to so many documents and some more. */
const documentsMax = 100;
const documentsReadMax = 2 * documentsMax;

const notesOf = ({ db, space }: SpaceQueryCtx) =>
  db.query('uncounted').withIndex('by_space', (q) => q.eq('space', space));

/** All items that are not counted yet. */
export async function readUncounted(ctx: SpaceQueryCtx): Promise<Entry[]> {
  const documents = await notesOf(ctx).take(documentsReadMax);
  return documents.flatMap(({ entries }) => entries);
}

/** Notes new items, and has them counted afterwards. QueryError when too many are waiting already. */
export async function addUncounted(ctx: SpaceMutationCtx, entries: readonly Entry[]): Promise<void> {
  const waiting = await notesOf(ctx).take(documentsMax);
  if (waiting.length === documentsMax) {
    refuse({
      kind: 'QueryError',
      message: 'Too many new items are still being counted. Try again in a minute.',
    });
  }
  let document: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = getConvexSize({ ...entry });
    if (document.length === entriesPerDocument || bytes + size > bytesPerDocument) {
      await ctx.db.insert('uncounted', { ...spaceOf(ctx), entries: document });
      document = [];
      bytes = 0;
    }
    document.push(entry);
    bytes += size;
  }
  await ctx.db.insert('uncounted', { ...spaceOf(ctx), entries: document });
  await ctx.scheduler.runAfter(0, internal.counts.countUncounted, {});
}

/** Strikes an item off the note, before it is counted as something else. Whether it was there. */
export async function dropUncounted(ctx: SpaceMutationCtx, id: Id<'items'>): Promise<boolean> {
  const documents = await notesOf(ctx).take(documentsReadMax);
  for (const document of documents) {
    const rest = document.entries.filter((entry) => entry.id !== id);
    if (rest.length === document.entries.length) continue;
    await replaceEntries(ctx, document, rest);
    return true;
  }
  return false;
}

/** Takes a few off the oldest note, in whichever space; undefined when there is none. */
export async function takeUncounted(
  ctx: MutationCtx,
  limit: number,
): Promise<{ readonly space: Space; readonly entries: Entry[] } | undefined> {
  const document = await ctx.db.query('uncounted').first();
  if (!document) return undefined;
  await replaceEntries(ctx, document, document.entries.slice(limit));
  return { space: document.space, entries: document.entries.slice(0, limit) };
}

async function replaceEntries(
  ctx: MutationCtx,
  document: Doc<'uncounted'>,
  entries: Doc<'uncounted'>['entries'],
): Promise<void> {
  if (entries.length > 0) await ctx.db.patch('uncounted', document._id, { entries });
  else await ctx.db.delete('uncounted', document._id);
}
