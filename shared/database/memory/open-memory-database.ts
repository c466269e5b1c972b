import { guestVisitor, type Visitor } from '../actors.ts';
import type { Database } from '../database.ts';
import { causeOf } from '../results.ts';
import type { Retention } from '../retention.ts';
import type { MemoryDatabase } from './memory-database.ts';
import { openSharedDatabase } from './open-shared-database.ts';

/** The items that a tab works with, as one person after another has them. */
export interface MemoryStore {
  /** A database of this person's own over the same items. Rejects when the store cannot be reached any more. */
  openFor(visitor: Visitor): Promise<Database>;
  /** Ends a store that lives in this tab. */
  close(): Promise<void>;
}

/**
 * The memory database with its sample items. Where there are shared workers, one store serves
 * every tab of the browser; elsewhere (Node, Chrome on Android) the store lives in the tab itself.
 * So it does when the shared store cannot be started, and then the connection's state says so.
 */
export function createMemoryStore(retention: Retention): MemoryStore {
  let inTab: Promise<MemoryDatabase> | undefined;
  let isShared = false;
  let reason: string | undefined;

  async function openShared(visitor: Visitor): Promise<Database | undefined> {
    if (inTab || typeof SharedWorker === 'undefined') return undefined;
    try {
      const database = await openSharedDatabase(visitor);
      isShared = true;
      return database;
    } catch (thrown) {
      // Whoever has begun with the items of all tabs does not go on with others.
      if (isShared) throw thrown;
      reason = unshared(causeOf(thrown).message);
      return undefined;
    }
  }

  return {
    async openFor(visitor) {
      const shared = await openShared(visitor);
      if (shared) return shared;
      inTab ??= createInTab(retention);
      const database = (await inTab).as(visitor.actor, visitor);
      return reason === undefined ? database : withReason(database, reason);
    },
    close: async () => (await inTab)?.close(),
  };
}

/** Opens the memory database for whoever is at a browser of this id. */
export async function openMemoryDatabase(retention: Retention, browserId: string): Promise<Database> {
  const store = createMemoryStore(retention);
  const database = await store.openFor(guestVisitor(browserId));
  return {
    ...database,
    async close() {
      await database.close();
      await store.close();
    },
  };
}

// Loaded only here: where there is a shared store, the page never needs a database of its own.
async function createInTab(retention: Retention): Promise<MemoryDatabase> {
  const { createSampleDatabase } = await import('./sample-database.ts');
  return createSampleDatabase('tab', retention);
}

const unshared = (cause: string) =>
  `This browser could not start the shared store: this tab keeps its own items, and other tabs do not see them. ${cause}`;

/** The same database, whose connection says what is not as it should be. */
function withReason(database: Database, reason: string): Database {
  return {
    ...database,
    watchConnection: (observer) => database.watchConnection((state) => observer({ ...state, reason })),
  };
}
