import { ConvexClient } from 'convex/browser';
import { unknownActor } from '../actors.ts';
import type { Actor } from '../changes.ts';
import { createConnectionStates } from '../connection-state.ts';
import type { Database, DatabaseResult, Health } from '../database.ts';
import { success } from '../results.ts';
import { connectionStateOf, diagnose, neverReached } from './connection.ts';
import { createConvexChanges } from './convex-changes.ts';
import { createConvexItems } from './convex-items.ts';
import { createConvexPresence } from './convex-presence.ts';
import { createConvexTrash } from './convex-trash.ts';
import { createDeployment, type Deployment } from './deployment.ts';
import { createForetelling } from './foretelling.ts';
import { functions } from './functions.ts';
import { createSentWrites, type SentWrites } from './sent-writes.ts';
import { createSilence } from './silence.ts';
import { readNothing } from './wire.ts';

export interface ConvexDatabaseOptions {
  /** The address of the deployment, https or http. */
  readonly url: string;
  /** As createConvexClient makes it for this address. It is closed with the database. */
  readonly client: ConvexClient;
  /** Whom the deployment takes the client for, now; an unknown client where nobody signs in. */
  readonly getActor?: () => Actor;
  /**
   * Whether whoever had signed in is back, when that is decided; nothing where nobody had. Until then what is refused
   * because they have to sign in is held: writes are sent again, and what is shown stays.
   */
  readonly whenBack?: () => Promise<boolean> | undefined;
  /** How long a read waits for its answer before it is a ConnectionError, and the connection slow, ms. */
  readonly readTimeout?: number;
  /** How long a sign of life is waited for, ms. */
  readonly healthTimeout?: number;
}

/** So long before its end a token is exchanged for another one, s. */
export const refreshLeeway = 60;

/**
 * The connection to a deployment, which a session signs in on and a database is opened over. Throws for a URL that
 * cannot be one of a deployment. `webSocketConstructor` is for where there is none, such as Node 20.
 */
export const createConvexClient = (url: string, webSocketConstructor?: typeof WebSocket): ConvexClient =>
  new ConvexClient(url, {
    // Refusals are answers here, not news for the console; and the warning of one's own knows of
    // writes that wait for a connection, too.
    logger: false,
    unsavedChangesWarning: false,
    // A token that was kept is good until it expires, by the clock of the deployment.
    initialAuthTokenReuse: true,
    authRefreshTokenLeewaySeconds: refreshLeeway,
    ...(webSocketConstructor && { webSocketConstructor }),
  });

/**
 * A Convex deployment as a Database, over one WebSocket. Opens at once, whether it can be reached or
 * not: that is told by watchConnection.
 */
export function openConvexDatabase({
  url,
  client,
  getActor = () => unknownActor,
  whenBack,
  readTimeout = 10_000,
  healthTimeout = 5000,
}: ConvexDatabaseOptions): Database {
  const connection = watchClient(client, url);
  const { sentWrites } = connection;
  const { begin: onSilence } = connection.silence;
  const deployment = createDeployment(client, {
    ...{ readTimeout, sentWrites, onSilence },
    ...(whenBack && { whenBack }),
  });
  const foretelling = createForetelling(client);
  const items = createConvexItems(deployment, foretelling);
  const changes = createConvexChanges(deployment, foretelling);
  const trash = createConvexTrash(deployment, foretelling);
  const presence = createConvexPresence(deployment, client, url);
  const stopWarning = warnOfPendingWrites(sentWrites);
  return {
    info: Object.freeze({ type: 'convex', lifetime: 'server' }),
    get actor() {
      return getActor();
    },
    items: () => items,
    changes: () => changes,
    trash: () => trash,
    presence: () => presence,
    healthCheck: () => checkHealth(deployment, healthTimeout),
    watchConnection: (observer) =>
      deployment.isClosed ? () => undefined : connection.states.watch(observer),
    close() {
      if (deployment.isClosed) return Promise.resolve();
      stopWarning();
      connection.close();
      for (const repository of [items, changes, trash, presence]) repository.close();
      deployment.close();
      return Promise.resolve();
    },
  };
}

function watchClient(client: ConvexClient, url: string) {
  const silence = createSilence(client, () => tell());
  const sentWrites = createSentWrites(client, () => tell());
  let whyNever: string = neverReached.silent;
  let isDiagnosed = false;
  const present = () =>
    connectionStateOf(client.connectionState(), sentWrites.pending, silence.isNow, whyNever);
  const states = createConnectionStates(present());
  const tell = () => {
    const { current } = states;
    const next = present();
    const isSame =
      current.status === next.status &&
      current.pendingWrites === next.pendingWrites &&
      current.reason === next.reason;
    if (!isSame) states.set(next);
    if (!isDiagnosed && next.reason === whyNever) void explain();
  };
  async function explain() {
    isDiagnosed = true;
    whyNever = await diagnose(url);
    tell();
  }
  const end = client.subscribeToConnectionState(({ isWebSocketConnected }) => {
    if (!isWebSocketConnected) silence.end();
    tell();
  });
  return {
    states,
    silence,
    sentWrites,
    close() {
      end();
      states.clear();
    },
  };
}

/** Measured from here to the deployment and back. Out of reach is an answer too. */
async function checkHealth(deployment: Deployment, timeout: number): Promise<DatabaseResult<Health>> {
  const start = performance.now();
  const answer = await deployment.readAtOnce(functions.ping, {}, readNothing, timeout);
  const roundTrip = performance.now() - start;
  if (answer.ok) return success({ database: 'convex', reachable: true, roundTrip });
  if (answer.error.kind !== 'ConnectionError') return answer;
  return success({ database: 'convex', reachable: false, roundTrip });
}

/** Nothing survives a reload: whoever leaves with writes that were not acknowledged is asked first. */
function warnOfPendingWrites(sentWrites: SentWrites): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const onLeave = (event: BeforeUnloadEvent) => {
    if (sentWrites.pending > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  return () => window.removeEventListener('beforeunload', onLeave);
}
