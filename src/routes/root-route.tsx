import { createRootRoute, Outlet, useLocation } from '@tanstack/react-router';
import { Shell } from '../features/shell/shell.tsx';
import { RouteError } from './route-error.tsx';
import { NotFound } from './not-found.tsx';

export const rootRoute = createRootRoute({
  component: Root,
  errorComponent: RouteError,
  notFoundComponent: NotFound,
});

/** Signing in has the screen to itself. */
function Root() {
  const isSigningIn = useLocation({ select: ({ pathname }) => /^\/sign-in(\/|$)/.test(pathname) });
  if (isSigningIn) return <Outlet />;
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
