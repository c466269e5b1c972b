import type { Visitor } from '../actors.ts';
import type { Database } from '../database.ts';
import { createRemoteDatabase } from '../remote/remote-database.ts';
import { connectSharedWorker } from './connect-shared-worker.ts';

/** Opens this tab's line to the store of all tabs, for one person. Rejects when that cannot be started. */
export async function openSharedDatabase(visitor: Visitor): Promise<Database> {
  const database = await createRemoteDatabase(() => connectSharedWorker(visitor));
  // A page that is left says so at once, which also serves where there are no Web Locks. It may be
  // kept for Back and Forward: then it must hold no lock, which browsers refuse to keep pages for,
  // and nothing may pile up for it meanwhile. When it is shown again, it connects again.
  const onLeave = () => database.suspend();
  const onReturn = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void database.resume();
  };
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('pageshow', onReturn);
  return {
    ...database,
    close() {
      window.removeEventListener('pagehide', onLeave);
      window.removeEventListener('pageshow', onReturn);
      return database.close();
    },
  };
}
