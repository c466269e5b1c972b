import { holdPresenceLock } from './presence-locks.ts';
import { createSampleDatabase } from './sample-database.ts';
import { serveTab } from './serve-tabs.ts';

/** The one store of all tabs. It lives until the last of them is closed. */

declare const self: SharedWorkerGlobalScope;

const database = createSampleDatabase('tabs');
const presence = holdPresenceLock('estuary-store');

self.addEventListener('connect', ({ ports: [port] }) => {
  // What the tab says meanwhile waits in the port, which is opened by serving it.
  if (port) void Promise.all([database, presence]).then(([store, lock]) => serveTab(store, port, lock?.name));
});
