import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useCallback, useReducer, useState } from 'react';
import type { Person, Session, SessionState } from '../../shared/session/session.ts';
import { StartScreen } from '../features/shell/start-screen.tsx';
import { AccountSlotProvider } from '../lib/account-slot.tsx';
import { DatabaseProvider } from '../lib/database-context.tsx';
import { ItemCommandsProvider } from '../lib/item-commands.tsx';
import { AwayProvider, SessionProvider, useSession, useSessionState } from '../lib/session-context.tsx';
import { accountSlot, Away, SignedOut } from './account-screens.tsx';
import { Opening } from './opening.tsx';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  session: Session;
  router: ReturnType<typeof createAppRouter>;
}

export function App({ session, router }: AppProps) {
  return (
    <SessionProvider session={session}>
      <AccountSlotProvider slot={session.accounts && accountSlot}>
        <Suspense fallback={<StartScreen />}>
          <Screen router={router} />
        </Suspense>
      </AccountSlotProvider>
    </SessionProvider>
  );
}

interface Known {
  readonly id: string;
  readonly person?: Person;
}

/**
 * What there is for whoever is here. For another person all of it is made anew, over the database as that one has it.
 * For somebody whose session has ended under it, it stays until they are back.
 */
function Screen({ router }: Pick<AppProps, 'router'>) {
  const session = useSession();
  const state = useSessionState();
  const [known, setKnown] = useState<Known>();
  const now = knownBy(session, state, known);
  const [asked, ask] = useReducer((count: number) => count + 1, 0);
  // A question that was answered by the same press gives the focus back first.
  const signIn = useCallback(() => void setTimeout(ask), []);
  const away =
    state.status === 'signedOut' && now?.person !== undefined ? { person: now.person, signIn } : undefined;
  if (now?.id !== known?.id || now?.person !== known?.person) setKnown(now);

  if (state.status === 'opening') return <Opening />;
  if (state.status === 'signedOut' && !now && !state.mayView) {
    return <SignedOut why={state.why} history={router.history} />;
  }
  return (
    <>
      <Suspense>{away && <Away email={away.person.email} asked={asked} onAsk={signIn} />}</Suspense>
      <AwayProvider away={away}>
        <Admin key={now?.id ?? 'anybody'} router={router} />
      </AwayProvider>
    </>
  );
}

/** Whose screen it is: of whoever is signed in, or was until it ended. */
function knownBy({ personas }: Session, state: SessionState, before: Known | undefined): Known | undefined {
  if (personas) return { id: personas.current };
  if (state.status === 'signedIn') return { id: state.person.actor.id, person: state.person };
  return state.status === 'signedOut' && state.why === 'ended' ? before : undefined;
}

/** The providers stand outside of the routes: a screen that fails does not take the undo history with it. */
function Admin({ router }: Pick<AppProps, 'router'>) {
  const { database } = useSession();
  return (
    <DatabaseProvider database={database}>
      <ItemCommandsProvider>
        <RouterProvider router={router} />
      </ItemCommandsProvider>
    </DatabaseProvider>
  );
}
