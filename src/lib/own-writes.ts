import { useSyncExternalStore } from 'react';
import type { ChangeRepository } from '../../shared/database/changes.ts';
import type { Database, DatabaseResult, ItemRepository } from '../../shared/database/database.ts';
import type { TrashRepository } from '../../shared/database/trash.ts';
import { learnTime } from '../components/ui/clock.ts';

/** Tells what this tab has just written from what others write: one's own change is shown at once, wherever one reads. */

/** Milliseconds after the answer in which what arrives still counts as its consequence. */
const aftermath = 300;

let underWay = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  underWay += by;
  for (const listener of listeners) listener();
}

async function tell<T>(write: Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>> {
  change(1);
  try {
    return await write;
  } finally {
    setTimeout(() => change(-1), aftermath);
  }
}

function tellWrites(items: ItemRepository): ItemRepository {
  return {
    list: (query) => items.list(query),
    count: (filter) => items.count(filter),
    get: (id) => items.get(id),
    watchPage: (query, observer) => items.watchPage(query, observer),
    watchItem: (id, observer) => items.watchItem(id, observer),
    create: (request, options) =>
      tell(
        learnTime(
          () => items.create(request, options),
          ({ createdAt }) => createdAt,
        ),
      ),
    createMany: (requests, options) => tell(items.createMany(requests, options)),
    update: (id, request, options) =>
      tell(
        learnTime(
          () => items.update(id, request, options),
          // Any other version may be somebody else's.
          ({ version, updatedAt }) => (version - 1 === request.baseVersion ? updatedAt : undefined),
        ),
      ),
    delete: (id, options) => tell(items.delete(id, options)),
    restore: (id, options) => tell(items.restore(id, options)),
  };
}

function tellReversions(changes: ChangeRepository): ChangeRepository {
  return {
    list: (query) => changes.list(query),
    get: (id) => changes.get(id),
    watch: (query, observer) => changes.watch(query, observer),
    snapshot: (changeId) => changes.snapshot(changeId),
    batch: (id) => changes.batch(id),
    watchBatch: (id, observer) => changes.watchBatch(id, observer),
    watchUndo: (observer) => changes.watchUndo(observer),
    revert: (id) => tell(changes.revert(id)),
    restoreTo: (itemId, changeId, fields) => tell(changes.restoreTo(itemId, changeId, fields)),
    revertBatch: (id) => tell(changes.revertBatch(id)),
    undo: () => tell(changes.undo()),
    redo: () => tell(changes.redo()),
  };
}

function tellPurges(trash: TrashRepository): TrashRepository {
  return {
    list: (query) => trash.list(query),
    watch: (query, observer) => trash.watch(query, observer),
    purge: (id) => tell(trash.purge(id)),
    purgeAll: () => tell(trash.purgeAll()),
  };
}

/** The same database, whose writes through this object {@link useIsWriting} knows of. */
export function tellOwnWrites(database: Database): Database {
  const items = tellWrites(database.items());
  const changes = tellReversions(database.changes());
  const trash = tellPurges(database.trash());
  return {
    info: database.info,
    actor: database.actor,
    items: () => items,
    changes: () => changes,
    trash: () => trash,
    presence: () => database.presence(),
    healthCheck: () => database.healthCheck(),
    watchConnection: (observer) => database.watchConnection(observer),
    close: () => database.close(),
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a write of this tab is under way, or has just been answered. */
export const isWriting = (): boolean => underWay > 0;

/** The same, live. */
export function useIsWriting(): boolean {
  return useSyncExternalStore(subscribe, isWriting);
}
