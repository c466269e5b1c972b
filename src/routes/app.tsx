import { RouterProvider } from '@tanstack/react-router';
import type { Session, SessionState } from '../../shared/session/session.ts';
import { StartScreen } from '../features/shell/start-screen.tsx';
import { DatabaseProvider } from '../lib/database-context.tsx';
import { ItemCommandsProvider } from '../lib/item-commands.tsx';
import { SessionProvider, useSession, useSessionState } from '../lib/session-context.tsx';
import type { createAppRouter } from './router.tsx';
import { SignedOut } from './signed-out.tsx';

interface AppProps {
  session: Session;
  router: ReturnType<typeof createAppRouter>;
}

export function App({ session, router }: AppProps) {
  return (
    <SessionProvider session={session}>
      <Screen router={router} />
    </SessionProvider>
  );
}

/** What there is for whoever is here. For another person all of it is made anew, over the database as that one has it. */
function Screen({ router }: Pick<AppProps, 'router'>) {
  const session = useSession();
  const state = useSessionState();
  if (state.status === 'opening') return <StartScreen />;
  if (state.status === 'signedOut' && !state.mayView) return <SignedOut why={state.why} />;
  return <Admin key={whoIs(session, state)} router={router} />;
}

const whoIs = ({ personas }: Session, state: SessionState): string =>
  personas?.current ?? (state.status === 'signedIn' ? state.person.actor.id : 'anybody');

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
