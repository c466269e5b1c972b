import { createRoute, Navigate, useRouter } from '@tanstack/react-router';
import type { DatabaseConfig } from '../../shared/database/config.ts';
import { usePerson, useSession } from '../lib/session-context.tsx';
import { Invited, MembersPage, SignedOut } from './account-screens.tsx';
import { NotFound } from './not-found.tsx';
import { rootRoute } from './root-route.tsx';

/** As in create-database.ts. */
declare const __DATABASE_TYPE__: DatabaseConfig['type'] | undefined;

const signInRoute = /* @__PURE__ */ createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignIn,
});

const callbackRoute = /* @__PURE__ */ createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/callback',
  component: SignIn,
});

/** What the address may say is parsed by the page, which the first screen need not load. */
const membersRoute = /* @__PURE__ */ createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  validateSearch: (search): Readonly<Record<string, unknown>> => search,
  component: ListMembers,
});

type AccountRoutes = readonly [typeof signInRoute, typeof callbackRoute, typeof membersRoute];

/** None in a build for a database without accounts, whatever the type says, by which links to them are checked. */
export const accountRoutes =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? ([signInRoute, callbackRoute, membersRoute] as const)
    : ([] as unknown as AccountRoutes);

/** For somebody who may read without it; whoever is in is led on, at the latest when it is known what an invitation is to them. */
function SignIn() {
  const { accounts } = useSession();
  const person = usePerson();
  const { history } = useRouter();
  if (!accounts) return <NotFound />;
  if (!person) return <SignedOut history={history} />;
  const { search } = history.location;
  return search.includes('invitation') ? <Invited history={history} /> : <Navigate to="/items" replace />;
}

function ListMembers() {
  const { accounts } = useSession();
  return accounts ? <MembersPage members={accounts.members} /> : <NotFound />;
}
