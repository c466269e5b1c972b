import { createRoute } from '@tanstack/react-router';
import { useSession } from '../lib/session-context.tsx';
import { MembersPage } from './account-screens.tsx';
import { NotFound } from './not-found.tsx';
import { rootRoute } from './root-route.tsx';

export const membersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  component: function Members() {
    const { accounts } = useSession();
    return accounts ? <MembersPage members={accounts.members} /> : <NotFound />;
  },
});
