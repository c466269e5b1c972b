import { useMemo, useSyncExternalStore } from 'react';
import type {
  ConnectionState,
  DatabaseError,
  ItemPage,
  ItemQuery,
  Observer,
  Unsubscribe,
} from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { useDatabase } from './database-context.tsx';

/** What a watch has told so far. After an error the last value stays, so that a screen can keep showing it. */
export interface Watched<T> {
  readonly value?: T;
  readonly error?: DatabaseError;
}

const nothingYet: Watched<never> = {};

/** Makes any watch of the repository an external store of React; the last answer is its snapshot. */
function createWatchStore<T>(watch: (observer: Observer<T>) => Unsubscribe) {
  let snapshot: Watched<T> = nothingYet;
  return {
    getSnapshot: () => snapshot,
    subscribe: (onChange: () => void): Unsubscribe =>
      watch({
        next(value) {
          snapshot = { value };
          onChange();
        },
        error(error) {
          snapshot = { ...snapshot, error };
          onChange();
        },
      }),
  };
}

function useWatch<T>(watch: (observer: Observer<T>) => Unsubscribe): Watched<T> {
  const store = useMemo(() => createWatchStore(watch), [watch]);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/**
 * The live page of a query. Another query (by value) is another watch and starts without a value,
 * and so does another attempt: raise it to try again after an error.
 */
export function useWatchPage(query: ItemQuery, attempt = 0): Watched<ItemPage> {
  const database = useDatabase();
  const key = JSON.stringify(query);
  const watch = useMemo(() => {
    const stable = JSON.parse(key) as ItemQuery;
    return (observer: Observer<ItemPage>) => database.items().watchPage(stable, observer);
    // The attempt is not used, it only makes the watch a new one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [database, key, attempt]);
  return useWatch(watch);
}

/** One live item; an error of kind NotFound while it is deleted. */
export function useWatchItem(id: string): Watched<Item> {
  const database = useDatabase();
  const watch = useMemo(
    () => (observer: Observer<Item>) => database.items().watchItem(id, observer),
    [database, id],
  );
  return useWatch(watch);
}

const connecting: ConnectionState = { status: 'connecting', pendingWrites: 0 };

export function useConnection(): ConnectionState {
  const database = useDatabase();
  const watch = useMemo(
    () => (observer: Observer<ConnectionState>) =>
      database.watchConnection((state) => {
        observer.next(state);
      }),
    [database],
  );
  return useWatch(watch).value ?? connecting;
}
