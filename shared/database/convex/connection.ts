import type { ConvexClient } from 'convex/browser';
import type { ConnectionState } from '../database.ts';

type ClientState = ReturnType<ConvexClient['connectionState']>;

/** After so many attempts in vain to connect again, a connection counts as gone for longer. */
const attemptsUntilOffline = 3;

const whileAway = 'Changes that you make are kept in this tab, and sent when it is back.';
const reasons = {
  lost: `The connection to the deployment was lost, and is being made again. ${whileAway}`,
  away: `The deployment cannot be reached. ${whileAway}`,
  silent: 'The deployment is slow to answer. What you see may be old.',
} as const;

/** What the client knows of its connection, in the words of the interface. `isSilent`: connected, and a read has waited in vain. */
export function connectionStateOf(
  { isWebSocketConnected, hasEverConnected, connectionRetries }: ClientState,
  pendingWrites: number,
  isSilent: boolean,
  whyNever: string,
): ConnectionState {
  const state = (status: ConnectionState['status'], reason: string) => ({ status, pendingWrites, reason });
  if (isWebSocketConnected) {
    return isSilent ? state('reconnecting', reasons.silent) : { status: 'live', pendingWrites };
  }
  if (!hasEverConnected) {
    return connectionRetries === 0 ? { status: 'connecting', pendingWrites } : state('offline', whyNever);
  }
  return connectionRetries < attemptsUntilOffline
    ? state('reconnecting', reasons.lost)
    : state('offline', reasons.away);
}

/** How long the question may take, ms. */
const diagnosisTimeout = 5000;

/**
 * Why a deployment was never reached, as a sentence for whoever uses it: asked over HTTP, which says more than a WebSocket
 * that fails. What only whoever has built the application can mend is said in the console.
 */
export async function diagnose(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/version`, { signal: AbortSignal.timeout(diagnosisTimeout) });
    if (response.ok) return neverReached.blocked;
    tellDevelopers(url, 'something answers that is no Convex deployment');
    return neverReached.misdirected;
  } catch {
    tellDevelopers(url, 'nothing answers');
    return neverReached.silent;
  }
}

export const neverReached = {
  silent: 'The deployment does not answer. Check your network; it is tried again and again.',
  misdirected: 'What answers is not the deployment. Tell whoever set this up; it is tried again and again.',
  blocked: 'The deployment is there, but a proxy or an extension of the browser stops WebSockets on the way.',
} as const;

const tellDevelopers = (url: string, what: string) =>
  console.warn(`At ${url} ${what}. That is the CONVEX_DEPLOYMENT_URL with which this was built.`);
