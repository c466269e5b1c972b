import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { mayEdit } from '../../shared/session/roles.ts';
import type { Person, Session, SessionState } from '../../shared/session/session.ts';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session that the composition root has opened. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it.');
  return session;
}

/** Who is here and whether that is known, live. */
export function useSessionState(): SessionState {
  const session = useSession();
  const subscribe = useCallback((onChange: () => void) => session.watch(onChange), [session]);
  return useSyncExternalStore(subscribe, () => session.state);
}

const AwayContext = createContext<Person | undefined>(undefined);

/** For whom the screen is kept while they are to sign in again, if for anybody. */
export function AwayProvider({ person, children }: { person: Person | undefined; children: ReactNode }) {
  return <AwayContext value={person}>{children}</AwayContext>;
}

/** Who has signed in, or is to do so again; undefined for somebody who reads without having done so. */
export function usePerson(): Person | undefined {
  const state = useSessionState();
  const away = use(AwayContext);
  return state.status === 'signedIn' ? state.person : away;
}

/** Whether whoever is here may write. What they may not do is not offered; the database refuses it regardless. */
export function useMayEdit(): boolean {
  const person = usePerson();
  return person !== undefined && mayEdit(person.role);
}
