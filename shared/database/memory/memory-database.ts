import { nanoid } from 'nanoid';
import type { CreateItemRequest } from '../../items/item.ts';
import type { ConnectionState, Database, DatabaseResult, Health, Unsubscribe } from '../database.ts';
import { reportUncaught } from '../report-uncaught.ts';
import { success } from '../results.ts';
import { MemoryItemRepository } from './memory-item-repository.ts';

export interface MemoryDatabaseOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Must never give the same id twice. */
  readonly createId?: () => string;
  /** Items to begin with, created in this order. */
  readonly seed?: readonly CreateItemRequest[];
  /** What the application tells people: by itself a database lives as long as the tab does. */
  readonly lifetime?: 'tab' | 'tabs';
  /** Hears what an observer has thrown. */
  readonly onObserverError?: (error: unknown) => void;
}

/**
 * A database in the memory of whoever creates it: complete, fast, and gone with its owner. Throws for
 * a seed that is not valid, which is a mistake of the program.
 */
export function createMemoryDatabase(options: MemoryDatabaseOptions = {}): Database {
  const { now = Date.now, createId = createCompactId, seed = [], lifetime = 'tab' } = options;
  const items = new MemoryItemRepository({
    now,
    createId,
    onObserverError: options.onObserverError ?? reportUncaught,
  });
  items.seed(seed);
  let isOpen = true;
  return {
    info: Object.freeze({ type: 'memory', lifetime }),
    items: () => items,
    healthCheck(): Promise<DatabaseResult<Health>> {
      const start = performance.now();
      items.countAll();
      const roundTrip = performance.now() - start;
      return Promise.resolve(success({ database: 'memory', reachable: isOpen, roundTrip }));
    },
    watchConnection: (observer) => watchConnection(observer, () => isOpen),
    close() {
      isOpen = false;
      items.close();
      return Promise.resolve();
    },
  };
}

/** 96 random bits: after a billion items, the odds of a repeat are one in a hundred billion. */
const idLength = 16;

/**
 * Nanoid adds its id up letter by letter, which engines keep as a chain of pieces. Normalizing
 * changes nothing in it and makes it one string: 200 bytes less an item.
 */
const createCompactId = () => nanoid(idLength).normalize();

/** Memory is always there: the first state is the only one. */
function watchConnection(observer: (state: ConnectionState) => void, isOpen: () => boolean): Unsubscribe {
  let isWatching = true;
  queueMicrotask(() => {
    if (isWatching && isOpen()) observer({ status: 'live', pendingWrites: 0 });
  });
  return () => {
    isWatching = false;
  };
}
