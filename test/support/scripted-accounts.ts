import { vi } from 'vitest';
import type { Database, DatabaseResult } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { failure } from '../../shared/database/results.ts';
import { createStates } from '../../shared/database/states.ts';
import type { Accounts, Members, Provider, Session, SessionState } from '../../shared/session/session.ts';

export const signedOut: SessionState = { status: 'signedOut', mayView: false };

/** A session in which a test says who is here, and what comes of each attempt to sign in. */
export function createScriptedSession(
  initial: SessionState = signedOut,
  database: Database = createMemoryDatabase(),
) {
  const states = createStates<SessionState>(initial);
  const refuse = (): Promise<DatabaseResult<never>> =>
    Promise.resolve(failure({ kind: 'QueryError', message: 'The test says no more.' }));
  const accounts = {
    signIn: vi.fn<Accounts['signIn']>(refuse),
    signUp: vi.fn<Accounts['signUp']>(refuse),
    signOut: vi.fn<Accounts['signOut']>(refuse),
    provider: {
      label: 'Example',
      leaveFor: vi.fn<Provider['leaveFor']>(refuse),
      comeBack: vi.fn<Provider['comeBack']>(async () => ({ returnTo: '/items', result: await refuse() })),
    },
    members: {
      watch: vi.fn<Members['watch']>(() => () => undefined),
      invite: vi.fn<Members['invite']>(refuse),
      changeRole: vi.fn<Members['changeRole']>(refuse),
      remove: vi.fn<Members['remove']>(refuse),
    },
  };
  const session: Session = {
    get state() {
      return states.current;
    },
    database,
    accounts,
    watch: (observer) => states.watch(observer),
    close: () => database.close(),
  };
  return { session, accounts, set: (state: SessionState) => states.set(state) };
}
