import { createConvexClient, openConvexDatabase } from '../../database/convex/open-convex-database.ts';
import type { Session, SessionState } from '../session.ts';

/** Opens a deployment. */
export function openConvexSession(url: string): Session {
  const database = openConvexDatabase({ url, client: createConvexClient(url) });
  const state: SessionState = { status: 'signedIn', person: { actor: database.actor, role: 'admin' } };
  return { state, database, watch: () => () => undefined, close: () => database.close() };
}
