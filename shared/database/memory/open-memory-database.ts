import { guestActor } from '../actors.ts';
import type { Database } from '../database.ts';
import { causeOf } from '../results.ts';
import type { Retention } from '../retention.ts';
import { openSharedDatabase } from './open-shared-database.ts';

/**
 * Opens the memory database with its sample items, for whoever is at a browser of this id. Where there are shared workers, one store serves
 * every tab of the browser; elsewhere (Node, Chrome on Android) the store lives in the tab itself.
 * So it does when the shared store cannot be started, and then the connection's state says so.
 */
export async function openMemoryDatabase(retention: Retention, browserId: string): Promise<Database> {
  if (typeof SharedWorker === 'undefined') return openInTab(retention, browserId);
  try {
    return await openSharedDatabase(browserId);
  } catch (thrown) {
    return withReason(await openInTab(retention, browserId), unshared(causeOf(thrown).message));
  }
}

// Loaded only here: where there is a shared store, the page never needs a database of its own.
async function openInTab(retention: Retention, browserId: string): Promise<Database> {
  const { createSampleDatabase } = await import('./sample-database.ts');
  const database = await createSampleDatabase('tab', retention);
  return { ...database.as(guestActor(browserId)), close: () => database.close() };
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
