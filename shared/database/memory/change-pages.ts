import type { ChangePage, ChangeQuery } from '../changes.ts';
import { wrongCursor } from '../change-requests.ts';
import type { DatabaseResult } from '../database.ts';
import { failure, success } from '../results.ts';
import type { ChangeEntry } from './change-log.ts';
import { createChangeList } from './change-lists.ts';
import type { HistoryStore } from './history-store.ts';

/** A window of the changes that match a query, the newest first. Costs the window, however many are on record. */
export function readChanges(store: HistoryStore, query: ChangeQuery): DatabaseResult<ChangePage> {
  const reached = query.cursor === undefined ? Infinity : parseCursor(query.cursor, query, store.log.last);
  if (reached === undefined) return failure(wrongCursor());
  const found =
    query.itemId === undefined ? readList(store, query, reached) : readChain(store, query, reached);
  if (!found) return failure(wrongCursor());
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return success(
    Object.freeze({
      changes: Object.freeze(shown.map((entry) => store.views.view(entry))),
      ...(last && found.length > shown.length && { next: createCursor(last.number, query) }),
      keptFor: store.retention.changes,
    }),
  );
}

/** Whether a change is among those that are asked for. */
export const isAskedFor = (entry: ChangeEntry, query: ChangeQuery, itemId: string): boolean =>
  (query.itemId === undefined || query.itemId === itemId) &&
  (query.batchId === undefined || query.batchId === entry.batch?.id) &&
  (query.actorId === undefined || query.actorId === entry.actor.actor.id) &&
  (query.kind === undefined || query.kind === entry.kind) &&
  (query.from === undefined || entry.at >= query.from) &&
  (query.to === undefined || entry.at < query.to);

/** One more than the limit, if there are so many: whether there is a next page is seen from it. */
function readList(store: HistoryStore, query: ChangeQuery, reached: number): ChangeEntry[] {
  const list = listOf(store, query);
  const rankOf = (time: number) => list.lowerBound((number) => store.log.timeOf(number) - time);
  const end = Math.min(
    query.to === undefined ? list.size : rankOf(query.to),
    reached === Infinity ? list.size : list.rankOf(reached),
  );
  const begin = query.from === undefined ? 0 : rankOf(query.from);
  const count = Math.max(0, Math.min(query.limit + 1, end - begin));
  return list.slice(end - 1, -1, count).map((number) => store.log.entry(number) as ChangeEntry);
}

function listOf({ actors, batches, log }: HistoryStore, { actorId, batchId, kind }: ChangeQuery) {
  if (batchId !== undefined) return batches.find(batchId)?.changes ?? nobodys;
  if (actorId !== undefined) return actors.find(actorId)?.changes.of(kind) ?? nobodys;
  return log.everyone.of(kind);
}

const nobodys = createChangeList();

/** Undefined when the place that was reached is none of this item's. */
function readChain(
  { items, log }: HistoryStore,
  query: ChangeQuery,
  reached: number,
): ChangeEntry[] | undefined {
  const slot = items.slotOf(query.itemId as string);
  if (slot === undefined) return [];
  const last = log.entry(reached);
  if (last && last.slot !== slot) return undefined;
  // Where the last one shown has gone meanwhile, those before it have gone, too.
  if (!last && reached !== Infinity) return [];
  return log.chainOf(slot, query.limit + 1, last && log.previousOf(reached));
}

const keyOf = ({ itemId, batchId, actorId, kind, from, to }: ChangeQuery) =>
  JSON.stringify([itemId, batchId, actorId, kind, from, to]);

/** The number of the last change shown, and for which query. */
const createCursor = (number: number, query: ChangeQuery) => `${number}${keyOf(query)}`;

function parseCursor(cursor: string, query: ChangeQuery, last: number): number | undefined {
  const [digits = ''] = /^[1-9]\d*/.exec(cursor) ?? [];
  const number = Number(digits);
  return number > 0 && number <= last && cursor === createCursor(number, query) ? number : undefined;
}
