import { guestVisitor } from '../../shared/database/actors.ts';
import type { Database } from '../../shared/database/database.ts';
import { greetServer, hangUp, type Connection } from '../../shared/database/remote/connection.ts';
import type { RemoteEndpoint } from '../../shared/database/remote/protocol.ts';
import { createRemoteDatabase, type RemoteDatabase } from '../../shared/database/remote/remote-database.ts';
import { serveDatabase } from '../../shared/database/remote/serve-database.ts';

/** A database at the far end of a MessageChannel, and what a test needs to know of the line. */
export interface RemoteFixture {
  readonly remote: RemoteDatabase;
  /** Resolves when whatever was caused so far has crossed the line, both ways. */
  settled(): Promise<void>;
}

export async function connectRemote(database: Database): Promise<RemoteFixture> {
  const remote = await createRemoteDatabase(() => connectOverPort(database));
  return { remote, settled: () => crossLine(remote) };
}

/** Serves the database on one port and greets it from the other, as a tab and a worker do. */
export async function connectOverPort(database: Database): Promise<Connection> {
  const { port1, port2 } = new MessageChannel();
  serveDatabase(() => database, port1);
  return connectTo(port2);
}

export async function connectTo(
  endpoint: RemoteEndpoint,
  timeout = 20_000,
  visitor = guestVisitor('this-browser'),
): Promise<Connection> {
  const { service, welcome } = await greetServer(endpoint, {
    timeout,
    visitor,
  });
  const lost = new Promise<void>((resolve) => {
    endpoint.addEventListener('close', () => resolve());
  });
  const { info, actor } = welcome;
  return { endpoint, service, info, actor, lost, close: () => hangUp({ endpoint, service }) };
}

/**
 * The line keeps the order of messages, so what was sent before a request is there before its answer.
 * Twice: the first answer may overtake what the server tells in a later microtask.
 */
async function crossLine(remote: RemoteDatabase): Promise<void> {
  await remote.healthCheck();
  await remote.healthCheck();
}
