import { expose } from 'comlink';
import type { Database, Observer, Unsubscribe } from '../database.ts';
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
 * Serves a database to one client until the client leaves or the returned function is called, which
 * drops everything that the client watched. The database itself stays open: others may be using it.
 */
export function serveDatabase(
  database: Database,
  endpoint: RemoteEndpoint,
  options: ServeOptions = {},
): () => void {
  const watches = new Map<number, Unsubscribe>();
  const items = database.items();
  let isStopped = false;

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

  const service: DatabaseService = {
    greet(greeting) {
      options.onGreet?.(greeting);
      const presence = options.presence === undefined ? {} : { presence: options.presence };
      return Promise.resolve({ info: database.info, ...presence });
    },
    healthCheck: () => database.healthCheck(),
    list: (query) => items.list(query),
    count: (filter) => items.count(filter),
    get: (id) => items.get(id),
    create: (request) => items.create(request),
    createMany: (requests) => items.createMany(requests),
    update: (id, request) => items.update(id, request),
    delete: (id) => items.delete(id),
    restore: (id) => items.restore(id),
    watchPage: (id, query) => watch(id, (observer) => items.watchPage(query, observer)),
    watchItem: (id, itemId) => watch(id, (observer) => items.watchItem(itemId, observer)),
    unwatch(id) {
      watches.get(id)?.();
      watches.delete(id);
    },
    leave: stop,
  };
  expose(service, endpoint);
  return stop;
}
