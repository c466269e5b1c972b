import { expose, proxy } from 'comlink';
import type { Database, Observer, Unsubscribe } from '../database.ts';
import type { Place } from '../presence.ts';
import type { DatabaseService, Greeting, RemoteEndpoint, WatchEvent } from './protocol.ts';

export interface ServeOptions {
  /** The name of the lock by which the client can find out that this server is gone. */
  readonly presence?: string;
  /** Told who called, so that the caller's end can be found out. */
  onGreet?(greeting: Greeting): void;
  /** Told once, when the client has left or {@link serveDatabase}'s answer was called. */
  onStop?(): void;
}

/**
 * Serves to one client the database that `open` has for whoever greets so, until the client leaves or the returned function is called, which
 * drops everything that the client watched. The database itself stays open: others may be using it.
 */
export function serveDatabase(
  open: (greeting: Greeting) => Database,
  endpoint: RemoteEndpoint,
  options: ServeOptions = {},
): () => void {
  const watches = new Map<number, Unsubscribe>();
  let opened: Database | undefined;
  let places = 0;
  let isStopped = false;

  function database(): Database {
    if (!opened) throw new Error('The client has not said yet who it is.');
    return opened;
  }

  function stop(): void {
    if (isStopped) return;
    isStopped = true;
    for (const unsubscribe of watches.values()) unsubscribe();
    watches.clear();
    endpoint.close();
    options.onStop?.();
  }

  function watch<T>(id: number, subscribe: (observer: Observer<T>) => Unsubscribe): void {
    const post = (event: WatchEvent) => {
      endpoint.postMessage(event);
    };
    watches.get(id)?.();
    watches.set(
      id,
      subscribe({
        next: (value) => post({ watch: id, next: value }),
        error: (error) => post({ watch: id, error }),
      }),
    );
  }

  /** One place is left when the client is at another already. */
  function stay(place: Place): Unsubscribe {
    places += 1;
    presence().tell(place);
    return () => {
      places -= 1;
      if (places === 0) presence().leave();
    };
  }

  const items = () => database().items();
  const changes = () => database().changes();
  const trash = () => database().trash();
  const presence = () => database().presence();
  const service: DatabaseService = {
    greet(greeting) {
      options.onGreet?.(greeting);
      opened = open(greeting);
      const { info, actor } = opened;
      const presence = options.presence === undefined ? {} : { presence: options.presence };
      return Promise.resolve({ info, actor, ...presence });
    },
    healthCheck: () => database().healthCheck(),
    list: (query) => items().list(query),
    count: (filter) => items().count(filter),
    get: (id) => items().get(id),
    create: (request, batch) => items().create(request, batch),
    createMany: (requests, batch) => items().createMany(requests, batch),
    update: (id, request, batch) => items().update(id, request, batch),
    delete: (id, batch) => items().delete(id, batch),
    restore: (id, batch) => items().restore(id, batch),
    changes: proxy({
      list: (query) => changes().list(query),
      get: (id) => changes().get(id),
      snapshot: (changeId) => changes().snapshot(changeId),
      batch: (id) => changes().batch(id),
      revert: (id) => changes().revert(id),
      restoreTo: (itemId, changeId, fields) => changes().restoreTo(itemId, changeId, fields),
      revertBatch: (id) => changes().revertBatch(id),
      undo: () => changes().undo(),
      redo: () => changes().redo(),
    }),
    trash: proxy({
      list: (query) => trash().list(query),
      purge: (id) => trash().purge(id),
      purgeAll: () => trash().purgeAll(),
    }),
    watchPage: (id, query) => watch(id, (observer) => items().watchPage(query, observer)),
    watchItem: (id, itemId) => watch(id, (observer) => items().watchItem(itemId, observer)),
    watchChanges: (id, query) => watch(id, (observer) => changes().watch(query, observer)),
    watchBatch: (id, batchId) => watch(id, (observer) => changes().watchBatch(batchId, observer)),
    watchUndo: (id) => watch(id, (observer) => changes().watchUndo(observer)),
    watchTrash: (id, query) => watch(id, (observer) => trash().watch(query, observer)),
    watchPresence: (id) => watch(id, (observer) => presence().watch(observer)),
    tellPresence: (id, place) => watch(id, () => stay(place)),
    unwatch(id) {
      watches.get(id)?.();
      watches.delete(id);
    },
    leave: stop,
  };
  expose(service, endpoint);
  return stop;
}
