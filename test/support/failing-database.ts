import type { Database, DatabaseError, ItemPage, Observer } from '../../shared/database/database.ts';

/** Stands before a database and fails, hangs or answers as a test says. */
export function controlWatches(database: Database) {
  const observers = new Set<Observer<ItemPage>>();
  let mode: 'pass' | 'hang' | DatabaseError = 'pass';
  const repository = database.items();
  const items = Object.create(repository, {
    watchPage: {
      value: (...[query, observer]: Parameters<typeof repository.watchPage>) => {
        observers.add(observer);
        if (mode === 'hang') return () => observers.delete(observer);
        if (mode === 'pass') return repository.watchPage(query, observer);
        const error = mode;
        queueMicrotask(() => observer.error(error));
        return () => observers.delete(observer);
      },
    },
  }) as typeof repository;
  return {
    database: { ...database, items: () => items } satisfies Database,
    set: (next: typeof mode) => {
      mode = next;
    },
    /** Fails the watches that are open, as when the connection breaks. */
    fail: (error: DatabaseError) => observers.forEach((observer) => observer.error(error)),
    /** What they tell after that, as when it is back. */
    tell: (page: ItemPage) => observers.forEach((observer) => observer.next(page)),
  };
}
