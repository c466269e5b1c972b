import type { Database } from '../../shared/database/database.ts';
import type { Role } from '../../shared/session/roles.ts';
import type { Session, SessionState } from '../../shared/session/session.ts';
import { createStates } from '../../shared/database/states.ts';

/** A session whose person and role are what the test says. */
export interface FixedSession extends Session {
  setRole(role: Role): void;
}

/** Whoever a database takes one for, signed in with a role, over that database. */
export function createFixedSession(database: Database, role: Role = 'admin'): FixedSession {
  const as = (now: Role): SessionState => ({
    status: 'signedIn',
    person: { actor: database.actor, role: now },
  });
  const states = createStates<SessionState>(as(role));
  return {
    get state() {
      return states.current;
    },
    database,
    watch: (observer) => states.watch(observer),
    setRole: (now) => states.set(as(now)),
    close: () => database.close(),
  };
}
