import { openConvexDatabase } from '../../database/convex/open-convex-database.ts';
import type { Session, SessionState } from '../session.ts';

/** Opens a deployment for whoever is at a browser of this id, who may do everything there. */
export function openConvexSession(url: string, browserId: string): Session {
  const database = openConvexDatabase({ url, browserId });
  const state: SessionState = { status: 'signedIn', person: { actor: database.actor, role: 'admin' } };
  return { state, database, watch: () => () => undefined, close: () => database.close() };
}
