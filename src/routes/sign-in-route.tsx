import { createRoute, Navigate, useRouter } from '@tanstack/react-router';
import { usePerson, useSession } from '../lib/session-context.tsx';
import { NotFound } from './not-found.tsx';
import { rootRoute } from './root-route.tsx';
import { SignedOut } from './signed-out.tsx';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignIn,
});

export const callbackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/callback',
  component: SignIn,
});

/** For somebody who may read without it; whoever is in is led on. */
function SignIn() {
  const { accounts } = useSession();
  const person = usePerson();
  const { history } = useRouter();
  if (!accounts) return <NotFound />;
  if (person) return <Navigate to="/items" replace />;
  return <SignedOut history={history} />;
}
