import { createRootRoute, Outlet } from '@tanstack/react-router';
import { Shell } from '../features/shell/shell.tsx';
import { RouteError } from './route-error.tsx';
import { NotFound } from './not-found.tsx';

export const rootRoute = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  errorComponent: RouteError,
  notFoundComponent: NotFound,
});
