import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import type { Database } from '../../shared/database/database.ts';
import { Shell } from '../features/shell/shell.tsx';
import { RouteError } from './route-error.tsx';
import { NotFound } from './not-found.tsx';

export interface RouterContext {
  readonly database: Database;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  errorComponent: RouteError,
  notFoundComponent: NotFound,
});
