import type { ConnectionState, DatabaseError, DatabaseResult } from '../database.ts';
import { connectionClosed, failure } from '../results.ts';
import { createConnectionStates, type ConnectionStates } from '../connection-state.ts';
import type { Connection } from './connection.ts';
import type { Line } from './line.ts';
import { isWatchEvent } from './protocol.ts';
import { createRemoteWatches } from './remote-watches.ts';
import { createRequestsInFlight } from './requests-in-flight.ts';

/** One client's line to a server: what is under way on it, and what becomes of that when it ends. */
export interface RemoteLink extends Line {
  readonly states: Pick<ConnectionStates, 'watch'>;
  readonly isClosed: boolean;
  /** Uses a line on which the server has answered; every watch starts anew on it. */
  take(connection: Connection): void;
  /** Lays the line down; the watches are kept for the next {@link take}. */
  suspend(): void;
  /** Gives up: the server cannot be had any more. */
  giveUp(reason: string): void;
  close(): void;
}

const live: ConnectionState = { status: 'live', pendingWrites: 0 };

const reasons = {
  silent: 'The store of items is slow to answer. What you see may be old.',
  suspended: 'This page was left, and is connecting to the store of items again.',
  lost: 'The store of items has stopped, and its items are gone with it. Copy what you have typed, then reload the page to start anew.',
} as const;

/** `requestTimeout`: how long a request may wait for its answer, in ms. */
export function createRemoteLink(requestTimeout: number): RemoteLink {
  let connection: Connection | undefined;
  let unavailable: DatabaseError = connectionError(reasons.suspended);
  /** Why there will be no line any more: what is asked for from then on has nobody to wait for. */
  let loss: DatabaseError | undefined;
  let isClosed = false;
  const states = createConnectionStates(live);
  const watches = createRemoteWatches(
    () => connection?.service,
    () => loss,
  );
  const reads = createRequestsInFlight(requestTimeout, onSilence);
  const writes = createRequestsInFlight(requestTimeout, onSilence);

  const stateOf = (status: ConnectionState['status'], reason: string): ConnectionState => ({
    status,
    reason,
    pendingWrites: writes.size,
  });

  function onSilence(): void {
    if (states.current.status === 'live') states.set(stateOf('reconnecting', reasons.silent));
  }

  function onMessage(data: unknown): void {
    // Anything at all is a sign of life.
    if (states.current.status !== 'live') states.set(live);
    if (isWatchEvent(data)) watches.deliver(data);
  }

  function hangUp(error: DatabaseError): void {
    connection?.close();
    connection = undefined;
    unavailable = error;
    reads.failAll(error);
    writes.failAll(error);
  }

  function giveUp(reason: string): void {
    if (isClosed) return;
    const error = connectionError(reason);
    const state = stateOf('offline', reason);
    hangUp(error);
    loss = error;
    // The state first: whoever is told of the error can already say why.
    states.set(state);
    watches.failAll(error);
  }

  const sendBy =
    (requests: typeof reads) =>
    async <T>(
      ask: (service: Connection['service']) => Promise<DatabaseResult<T>>,
    ): Promise<DatabaseResult<T>> => {
      const service = connection?.service;
      return service ? requests.send(() => ask(service)) : failure(unavailable);
    };

  return {
    states,
    get isClosed() {
      return isClosed;
    },
    read: sendBy(reads),
    write: sendBy(writes),
    watch: (start, observer) => (isClosed ? () => undefined : watches.open(start, observer)),
    take(taken) {
      connection = taken;
      loss = undefined;
      taken.endpoint.addEventListener('message', (event) => {
        if (connection === taken) onMessage((event as MessageEvent<unknown>).data);
      });
      void taken.lost.then(() => {
        if (connection === taken) giveUp(reasons.lost);
      });
      states.set(live);
      watches.startAll(taken.service);
    },
    suspend() {
      const state = stateOf('reconnecting', reasons.suspended);
      hangUp(connectionError(reasons.suspended));
      loss = undefined;
      states.set(state);
    },
    giveUp,
    close() {
      isClosed = true;
      hangUp(connectionClosed());
      watches.clear();
      states.clear();
    },
  };
}

const connectionError = (message: string): DatabaseError => ({ kind: 'ConnectionError', message });
