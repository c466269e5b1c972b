import { useSyncExternalStore } from 'react';
import type { Database, DatabaseResult, ItemRepository } from '../../shared/database/database.ts';

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
    create: (request) => tell(items.create(request)),
    createMany: (requests) => tell(items.createMany(requests)),
    update: (id, request) => tell(items.update(id, request)),
    delete: (id) => tell(items.delete(id)),
    restore: (id) => tell(items.restore(id)),
  };
}

/** The same database, whose writes through this object {@link useIsWriting} knows of. */
export function tellOwnWrites(database: Database): Database {
  const items = tellWrites(database.items());
  return {
    info: database.info,
    items: () => items,
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
export function useIsWriting(): boolean {
  return useSyncExternalStore(subscribe, () => underWay > 0);
}
