import { createRootRoute, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Shell } from '../features/shell/shell.tsx';
import { useTouched } from '../lib/use-touched.ts';
import { RouteError } from './route-error.tsx';
import { NotFound } from './not-found.tsx';

export const rootRoute = createRootRoute({
  component: Root,
  errorComponent: RouteError,
  notFoundComponent: NotFound,
});

const PeopleHere = lazy(() =>
  import('../features/presence/people-here.tsx').then((module) => ({ default: module.PeopleHere })),
);

/**
 * Signing in has the screen to itself. Nobody counts as being here before there is a sign of them: a page that is
 * opened and left alone tells nothing, and costs nothing.
 */
function Root() {
  const pathname = useLocation({ select: (location) => location.pathname });
  const isTouched = useTouched();
  if (/^\/sign-in(\/|$)/.test(pathname)) return <Outlet />;
  const itemId = /^\/items\/(?!new$)([^/]+)/.exec(pathname)?.[1];
  return (
    <Shell people={<Suspense>{isTouched && <PeopleHere itemId={itemId} />}</Suspense>}>
      <Outlet />
    </Shell>
  );
}
