import { getDocumentSize, type Infer } from 'convex/values';
import { parseChangeQuery, wrongCursor } from '../../shared/database/change-requests.ts';
import type { ChangeFilter, ChangeQuery } from '../../shared/database/changes.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import type { SpaceQueryCtx } from './contexts.ts';
import { refuse, unwrap } from './errors.ts';
import { queryRange, type AnyRange } from './ranges.ts';
import { toChange } from './record.ts';
import { keptFor } from './retention.ts';
import type { changePageValidator } from './validators.ts';

/** The changes of an item, of a batch, or of anybody, the newest first: each is a range of one index. */

/** A transaction may read 16 MiB; a page that comes to this ends there, and says where the next one begins. */
const pageBytesMax = 8 * 1024 * 1024;

/** The index of a filter, what it narrows behind the space, and the field that follows then, before the time of creation. */
interface Source {
  readonly index: string;
  readonly narrow: (range: AnyRange) => AnyRange;
  readonly key?: 'version' | 'at';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Where a page has ended. */
interface Place {
  readonly key: number;
  readonly creationTime: number;
}

/** ValidationError for a query out of bounds, and for a cursor that is none of this filter's. */
export async function listChanges(
  ctx: SpaceQueryCtx,
  query: ChangeQuery,
): Promise<Infer<typeof changePageValidator>> {
  const { limit, cursor, ...filter } = unwrap(parseChangeQuery(query));
  const after = cursor === undefined ? undefined : parseCursor(cursor, filter);
  const source = sourceOf(ctx, filter);
  const page = { changes: [] as Infer<typeof changePageValidator>['changes'], keptFor: keptFor('changes') };
  if (!source) return page;
  const isHidden = await hiddenChanges(ctx);
  let last: Doc<'changes'> | undefined;
  let bytes = 0;
  for await (const change of readFrom(ctx, source, after)) {
    const isFull = page.changes.length === limit || bytes > pageBytesMax;
    if (last && isFull) return { ...page, next: toCursor(last, source, filter) };
    if (!(await isHidden(change))) page.changes.push(toChange(change));
    bytes += getDocumentSize(change);
    last = change;
  }
  return page;
}

/** Undefined for what cannot be the id of an item: it has no changes. */
function sourceOf(ctx: SpaceQueryCtx, filter: ChangeFilter): Source | undefined {
  const { itemId, batchId, actorId, kind, from, to } = filter;
  if (itemId !== undefined) {
    const id = ctx.db.normalizeId('items', itemId);
    const narrow = (range: AnyRange) => range.eq('itemId', id);
    return id === null ? undefined : { index: 'by_space_and_itemId_and_version', narrow, key: 'version' };
  }
  if (batchId !== undefined)
    return { index: 'by_space_and_batchId', narrow: (range) => range.eq('batchId', batchId) };
  return {
    index: `by_space_and_${actorId === undefined ? '' : 'actor_and_'}${kind === undefined ? '' : 'kind_and_'}at`,
    narrow(range) {
      const ofActor = actorId === undefined ? range : range.eq('actor.id', actorId);
      return kind === undefined ? ofActor : ofActor.eq('kind', kind);
    },
    key: 'at',
    from,
    to,
  };
}

/** Reads as many as are taken, from the newest or from a place on. */
async function* readFrom(ctx: SpaceQueryCtx, source: Source, after: Place | undefined) {
  const { index, narrow, key, from, to } = source;
  const range = (narrower: (range: AnyRange) => AnyRange) =>
    queryRange(ctx, 'changes', index, (all) => narrower(narrow(all.eq('space', ctx.space)))).order('desc');
  const before = (limit: number | undefined) => (all: AnyRange) => {
    const begun = key && from !== undefined ? all.gte(key, from) : all;
    return key && limit !== undefined ? begun.lt(key, limit) : begun;
  };
  if (!after) {
    yield* range(before(to));
  } else if (!key) {
    yield* range((all) => all.lt('_creationTime', after.creationTime));
  } else {
    yield* range((all) => all.eq(key, after.key).lt('_creationTime', after.creationTime));
    yield* range(before(after.key));
  }
}

/** Whether a change belongs to an item that was deleted for ever, and is yet to go. Mostly there are none. */
async function hiddenChanges(ctx: SpaceQueryCtx): Promise<(change: Doc<'changes'>) => Promise<boolean>> {
  const purges = (narrow: (range: AnyRange) => AnyRange) =>
    queryRange(ctx, 'purges', 'by_space_and_itemId', (all) => narrow(all.eq('space', ctx.space)));
  const some = await purges((all) => all).first();
  if (!some) return () => Promise.resolve(false);
  const known = new Map<Id<'items'>, boolean>();
  return async ({ kind, itemId }) => {
    if (kind === 'purged') return false;
    const isHidden = known.get(itemId) ?? (await purges((all) => all.eq('itemId', itemId)).first()) !== null;
    known.set(itemId, isHidden);
    return isHidden;
  };
}

function toCursor(change: Doc<'changes'>, { key }: Source, filter: ChangeFilter): string {
  return [fingerprint(filter), key ? change[key] : 0, change._creationTime].join('_');
}

function parseCursor(cursor: string, filter: ChangeFilter): Place {
  const [mark, key, creationTime] = cursor.split('_');
  const place = { key: Number(key), creationTime: Number(creationTime) };
  const isOne =
    mark === fingerprint(filter) && Number.isFinite(place.key) && Number.isFinite(place.creationTime);
  return isOne ? place : refuse(wrongCursor());
}

/** A mark of a filter, by which a cursor of another one is known: FNV-1a, which is short and no secret. */
function fingerprint({ itemId, batchId, actorId, kind, from, to }: ChangeFilter): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify([itemId, batchId, actorId, kind, from, to])) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
