import type { DatabaseConfig } from '../config.ts';
import { holdPresenceLock } from './presence-locks.ts';
import { createSampleDatabase } from './sample-database.ts';
import { createTabServer } from './serve-tabs.ts';

/** The one store of all tabs. */

declare const self: SharedWorkerGlobalScope;

/** As in main.tsx. */
declare const __DATABASE_CONFIG__: DatabaseConfig;

/** Long enough for a reload; after it, whoever comes begins anew, as the page says. Left alone, Chromium waits for minutes. */
const grace = 30_000;

async function start() {
  const retention = __DATABASE_CONFIG__.type === 'memory' ? __DATABASE_CONFIG__.retention : undefined;
  const [database, lock] = await Promise.all([
    createSampleDatabase('tabs', retention),
    holdPresenceLock('estuary-store'),
  ]);
  return createTabServer(database, { presence: lock?.name, grace, onDeserted: () => self.close() });
}

const started = start();

self.addEventListener('connect', ({ ports: [port] }) => {
  // What the tab says meanwhile waits in the port, which is opened by serving it.
  if (port) void started.then((serve) => serve(port));
});
