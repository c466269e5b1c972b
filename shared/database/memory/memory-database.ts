import type { CreateItemRequest } from '../../items/item.ts';
import { guestActor } from '../actors.ts';
import type { Actor } from '../changes.ts';
import type {
  ConnectionState,
  Database,
  DatabaseInfo,
  DatabaseResult,
  Health,
  Unsubscribe,
} from '../database.ts';
import { reportUncaught } from '../report-uncaught.ts';
import { parseCreate } from '../requests.ts';
import { success } from '../results.ts';
import { defaultRetention, type Retention } from '../retention.ts';
import { createCompactId } from './compact-id.ts';
import { MemoryChangeRepository } from './memory-change-repository.ts';
import { MemoryEngine } from './memory-engine.ts';
import { MemoryItemRepository } from './memory-item-repository.ts';
import { MemoryPresenceRepository } from './memory-presence-repository.ts';
import { MemorySession } from './memory-session.ts';
import { MemoryTrashRepository } from './memory-trash-repository.ts';

export interface MemoryDatabaseOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Must never give the same id twice. */
  readonly createId?: () => string;
  /** Items to begin with, created in this order. */
  readonly seed?: readonly CreateItemRequest[];
  /** What the application tells people: by itself a database lives as long as the tab does. */
  readonly lifetime?: 'tab' | 'tabs';
  /** Who writes through the database itself, the seed included. */
  readonly actor?: Actor;
  /** How long changes and deleted items are kept. */
  readonly retention?: Retention;
  /** Hears what an observer has thrown. */
  readonly onObserverError?: (error: unknown) => void;
}

export interface SessionOptions {
  /** Without it every write is answered with Forbidden. */
  readonly canEdit?: boolean;
}

/** A database that several people use, each through a Database of their own. */
export interface MemoryDatabase extends Database {
  /** The same items for somebody else. Closing it ends what is watched through it; closing the whole closes all. */
  as(actor: Actor, options?: SessionOptions): Database;
  /** Lets go what is kept too long: it goes with each write, too. Resolves when it is gone. */
  prune(): Promise<void>;
  /** Resolves when nothing goes on in the background any more: no batch is being taken back, no trash emptied. */
  finishBackground(): Promise<void>;
}

/**
 * A database in the memory of whoever creates it: complete, fast, and gone with its owner. Throws for
 * a seed that is not valid, which is a mistake of the program.
 */
export function createMemoryDatabase(options: MemoryDatabaseOptions = {}): MemoryDatabase {
  const { lifetime = 'tab', actor = guestActor('this-tab') } = options;
  const engine = new MemoryEngine({
    now: options.now ?? Date.now,
    createId: options.createId ?? createCompactId,
    retention: options.retention ?? defaultRetention,
    onObserverError: options.onObserverError ?? reportUncaught,
  });
  const info = Object.freeze({ type: 'memory', lifetime } as const);
  seed(engine, actor, options.seed ?? []);
  return {
    ...openSession(new MemorySession(engine, actor, true), info),
    as: (other, { canEdit = true } = {}) => openSession(new MemorySession(engine, other, canEdit), info),
    prune() {
      engine.prune();
      return engine.jobs.finish();
    },
    finishBackground: () => engine.jobs.finish(),
    close() {
      engine.close();
      return Promise.resolve();
    },
  };
}

function seed(engine: MemoryEngine, actor: Actor, requests: readonly CreateItemRequest[]): void {
  const by = { actor: engine.store.actors.open(actor), batch: undefined };
  for (const request of requests) {
    const fields = parseCreate(request);
    if (!fields.ok) throw new Error(`The seed is not valid. ${fields.error.message}`);
    engine.store.create(fields.value, by);
  }
}

/** The database as one person has it. */
function openSession(session: MemorySession, info: DatabaseInfo): Database {
  const items = new MemoryItemRepository(session);
  const changes = new MemoryChangeRepository(session);
  const trash = new MemoryTrashRepository(session);
  const presence = new MemoryPresenceRepository(session);
  return {
    info,
    actor: session.actor.actor,
    items: () => items,
    changes: () => changes,
    trash: () => trash,
    presence: () => presence,
    healthCheck(): Promise<DatabaseResult<Health>> {
      const start = performance.now();
      session.engine.store.items.count({});
      const roundTrip = performance.now() - start;
      return Promise.resolve(success({ database: 'memory', reachable: session.isOpen, roundTrip }));
    },
    watchConnection: (observer) => watchConnection(observer, session),
    close() {
      session.close();
      return Promise.resolve();
    },
  };
}

/** Memory is always there: the first state is the only one. */
function watchConnection(observer: (state: ConnectionState) => void, session: MemorySession): Unsubscribe {
  let isWatching = true;
  queueMicrotask(() => {
    if (isWatching && session.isOpen) observer({ status: 'live', pendingWrites: 0 });
  });
  return () => {
    isWatching = false;
  };
}
