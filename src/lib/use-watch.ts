import { useMemo, useSyncExternalStore } from 'react';
import type {
  ConnectionState,
  Database,
  DatabaseError,
  ItemPage,
  ItemQuery,
  Observer,
  Unsubscribe,
} from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { useDatabase } from './database-context.tsx';
import { atOnce, inPace } from './pace.ts';
import { useSignInFirst } from './session-context.tsx';

/** What a watch has told so far. After an error the last value stays, so that a screen can keep showing it. */
export interface Watched<T> {
  readonly value?: T;
  readonly error?: DatabaseError;
}

const nothingYet: Watched<never> = {};

/** Makes any watch of the repository an external store of React; the last answer is its snapshot, told at once or as `tellBy` says. */
function createWatchStore<T>(watch: (observer: Observer<T>) => Unsubscribe, tellBy = atOnce) {
  let snapshot: Watched<T> = nothingYet;
  return {
    getSnapshot: () => snapshot,
    subscribe: (onChange: () => void): Unsubscribe => {
      const teller = tellBy(onChange);
      const unsubscribe = watch({
        next(value) {
          snapshot = { value };
          teller.tell();
        },
        error(error) {
          snapshot = { ...snapshot, error };
          teller.tell();
        },
      });
      return () => {
        unsubscribe();
        teller.stop();
      };
    },
  };
}

/** What a watch tells, live. Another function is another watch: keep it. */
export function useWatch<T>(watch: (observer: Observer<T>) => Unsubscribe, tellBy = atOnce): Watched<T> {
  const store = useMemo(() => createWatchStore(watch, tellBy), [watch, tellBy]);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** A watch of the database for what is given. Declare it outside of components: another function is another watch. */
type WatchFor<Subject, T> = (database: Database, subject: Subject, observer: Observer<T>) => Unsubscribe;

/**
 * What a watch tells of a subject. Another subject (by value) is another watch and starts without a value,
 * and so does another attempt: raise it to try again after an error.
 */
export function useWatchOf<Subject, T>(
  watchFor: WatchFor<Subject, T>,
  subject: Subject,
  attempt = 0,
): Watched<T> {
  const database = useDatabase();
  const key = JSON.stringify(subject);
  const watch = useMemo(() => {
    const stable = JSON.parse(key) as Subject;
    return (observer: Observer<T>) => watchFor(database, stable, observer);
    // The attempt is not used, it only makes the watch a new one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [watchFor, database, key, attempt]);
  return useWatch(watch, inPace);
}

const watchPage: WatchFor<ItemQuery, ItemPage> = (database, query, observer) =>
  database.items().watchPage(query, observer);

/** The live page of a query. */
export function useWatchPage(query: ItemQuery, attempt = 0): Watched<ItemPage> {
  return useWatchOf(watchPage, query, attempt);
}

const watchItem: WatchFor<string, Item> = (database, id, observer) =>
  database.items().watchItem(id, observer);

/** One live item; an error of kind NotFound while it is deleted. */
export function useWatchItem(id: string): Watched<Item> {
  return useWatchOf(watchItem, id);
}

const connecting: ConnectionState = { status: 'connecting', pendingWrites: 0 };

/** Of the connection as whoever is here has it: one that is there is none to somebody whose session has ended. */
export interface Line extends Omit<ConnectionState, 'status'> {
  readonly status: ConnectionState['status'] | 'signedOut';
}

export function useConnection(): Line {
  const database = useDatabase();
  const isSignedOut = useSignInFirst() !== undefined;
  const watch = useMemo(
    () => (observer: Observer<ConnectionState>) =>
      database.watchConnection((state) => {
        observer.next(state);
      }),
    [database],
  );
  const state = useWatch(watch).value ?? connecting;
  return isSignedOut && state.status === 'live' ? { ...state, status: 'signedOut' } : state;
}
