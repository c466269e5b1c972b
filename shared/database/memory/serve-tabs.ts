import type { Greeting, RemoteEndpoint } from '../remote/protocol.ts';
import { serveDatabase } from '../remote/serve-database.ts';
import type { MemoryDatabase } from './memory-database.ts';
import { onPresenceEnd } from './presence-locks.ts';

export interface TabServerOptions {
  /** The name of the lock that this server holds, so that tabs find out when it is gone. */
  readonly presence?: string | undefined;
  /** How long no tab must be there before `onDeserted` is called, in ms. */
  readonly grace: number;
  onDeserted(): void;
}

/** Answers with a function that serves one tab more, until that tab is gone. */
export function createTabServer(
  database: Pick<MemoryDatabase, 'as'>,
  options: TabServerOptions,
): (port: RemoteEndpoint) => void {
  let tabs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    tabs -= 1;
    if (tabs === 0) timer = setTimeout(() => options.onDeserted(), options.grace);
  }

  return (port) => {
    tabs += 1;
    clearTimeout(timer);
    serveTab(database, port, options.presence, leave);
  };
}

/**
 * That a tab is gone is learned in whichever way comes first: it says so when it is left (`leave`),
 * its Web Lock is free, or its port tells that it was closed. Only the lock tells in every case.
 */
function serveTab(
  database: Pick<MemoryDatabase, 'as'>,
  port: RemoteEndpoint,
  presence: string | undefined,
  onGone: () => void,
): void {
  const served = new AbortController();
  const open = ({ visitor }: Greeting) => database.as(visitor.actor, visitor);
  const stop = serveDatabase(open, port, {
    ...(presence === undefined ? {} : { presence }),
    onGreet(greeting) {
      if (greeting.presence !== undefined) onPresenceEnd(greeting.presence, served.signal, stop);
    },
    onStop() {
      // Else the request for the lock of a tab that has left would wait for as long as that tab lives.
      served.abort();
      onGone();
    },
  });
  port.addEventListener('close', stop);
}
