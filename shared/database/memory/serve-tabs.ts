import type { Database } from '../database.ts';
import type { RemoteEndpoint } from '../remote/protocol.ts';
import { serveDatabase } from '../remote/serve-database.ts';
import { onPresenceEnd } from './presence-locks.ts';

/**
 * Serves one tab until it is gone. That it is gone is learned in whichever way comes first: it says
 * so when it is left (`leave`), its Web Lock is free, or its port tells that it was closed.
 */
export function serveTab(database: Database, port: RemoteEndpoint, presence: string | undefined): void {
  const served = new AbortController();
  const stop = serveDatabase(database, port, {
    ...(presence === undefined ? {} : { presence }),
    onGreet(greeting) {
      if (greeting.presence !== undefined) onPresenceEnd(greeting.presence, served.signal, stop);
    },
    // Else a request for the lock of a tab that has left would wait for as long as the tab lives.
    onStop: () => served.abort(),
  });
  port.addEventListener('close', stop);
}
