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
  neverReached: string,
): ConnectionState {
  const state = (status: ConnectionState['status'], reason: string) => ({ status, pendingWrites, reason });
  if (isWebSocketConnected) {
    return isSilent ? state('reconnecting', reasons.silent) : { status: 'live', pendingWrites };
  }
  if (!hasEverConnected) {
    return connectionRetries === 0 ? { status: 'connecting', pendingWrites } : state('offline', neverReached);
  }
  return connectionRetries < attemptsUntilOffline
    ? state('reconnecting', reasons.lost)
    : state('offline', reasons.away);
}

/** How long the question may take, ms. */
const diagnosisTimeout = 5000;

/** Why a deployment was never reached, as a sentence: asked over HTTP, which says more than a WebSocket that fails. */
export async function diagnose(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/version`, { signal: AbortSignal.timeout(diagnosisTimeout) });
    return response.ok
      ? `The deployment at ${url} is there, but something between here and there stops WebSockets: a proxy, or an extension of the browser.`
      : `At ${url} something answers that is not a Convex deployment. Check CONVEX_DEPLOYMENT_URL.`;
  } catch {
    return unreachable(url);
  }
}

export const unreachable = (url: string): string =>
  `Nothing answers at ${url}. Check the network and CONVEX_DEPLOYMENT_URL; it is tried again and again.`;
