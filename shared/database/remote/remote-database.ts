import type { Database, DatabaseResult, Health } from '../database.ts';
import { success } from '../results.ts';
import type { Connection } from './connection.ts';
import { createRemoteChanges, createRemoteTrash } from './remote-changes.ts';
import { createRemoteItems } from './remote-items.ts';
import { createRemoteLink, type RemoteLink } from './remote-link.ts';
import { createRemotePresence } from './remote-presence.ts';

/** A Database at the far end of a line, which can be laid down for a while and taken up again. */
export interface RemoteDatabase extends Database {
  /** Says goodbye to the server, which drops what is watched here; the watches are kept for {@link resume}. */
  suspend(): void;
  /** Connects again and starts every watch anew; each is told the present state. */
  resume(): Promise<void>;
}

export interface RemoteOptions {
  /** How long a request may wait for its answer, in ms. */
  readonly requestTimeout?: number;
}

const unreachable =
  'The store of items could not be reached again. Copy what you have typed, then reload the page to start anew.';

/**
 * The client's half of a served database. Rejects when `connect` does: nothing can be shown before
 * the server has said what it is. A server that is lost later is told by watchConnection (offline),
 * by an error to every watch, and by a ConnectionError to every operation; nothing hangs.
 */
export async function createRemoteDatabase(
  connect: () => Promise<Connection>,
  { requestTimeout = 30_000 }: RemoteOptions = {},
): Promise<RemoteDatabase> {
  const first = await connect();
  const link = createRemoteLink(requestTimeout);
  const items = createRemoteItems(link);
  const changes = createRemoteChanges(link);
  const trash = createRemoteTrash(link);
  const presence = createRemotePresence(link);
  link.take(first);
  /** Grows with each suspension, so that a connection that comes too late is hung up again. */
  let suspensions = 0;

  return {
    info: first.info,
    actor: first.actor,
    items: () => items,
    changes: () => changes,
    trash: () => trash,
    presence: () => presence,
    healthCheck: () => checkHealth(link, first.info.type),
    watchConnection: (observer) => (link.isClosed ? () => undefined : link.states.watch(observer)),
    suspend() {
      suspensions += 1;
      if (!link.isClosed) link.suspend();
    },
    async resume() {
      const suspension = suspensions;
      try {
        const connection = await connect();
        if (link.isClosed || suspension !== suspensions) connection.close();
        else link.take(connection);
      } catch {
        link.giveUp(unreachable);
      }
    },
    close() {
      if (!link.isClosed) link.close();
      return Promise.resolve();
    },
  };
}

/** The round trip is the one that was made here; out of reach is an answer too. */
async function checkHealth(link: RemoteLink, database: Health['database']): Promise<DatabaseResult<Health>> {
  const start = performance.now();
  const answer = await link.read((service) => service.healthCheck());
  const roundTrip = performance.now() - start;
  if (answer.ok) return success({ ...answer.value, roundTrip });
  if (answer.error.kind !== 'ConnectionError') return answer;
  return success({ database, reachable: false, roundTrip });
}
