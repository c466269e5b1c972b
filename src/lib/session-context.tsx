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

/** Somebody whose session has ended under the screen, which is kept for them. */
export interface Away {
  readonly person: Person;
  /** Asks them to sign in again. */
  readonly signIn: () => void;
}

const AwayContext = createContext<Away | undefined>(undefined);

/** Who is to sign in again, if anybody is. */
export function AwayProvider({ away, children }: { away: Away | undefined; children: ReactNode }) {
  return <AwayContext value={away}>{children}</AwayContext>;
}

/** Asks whoever is here to sign in again; undefined where nothing has to wait for that. */
export const useSignInFirst = (): Away['signIn'] | undefined => use(AwayContext)?.signIn;

/** Who has signed in, or is to do so again; undefined for somebody who reads without having done so. */
export function usePerson(): Person | undefined {
  const state = useSessionState();
  const away = use(AwayContext);
  return state.status === 'signedIn' ? state.person : away?.person;
}

/** Whether whoever is here may write. What they may not do is not offered; the database refuses it regardless. */
export function useMayEdit(): boolean {
  const person = usePerson();
  return person !== undefined && mayEdit(person.role);
}
