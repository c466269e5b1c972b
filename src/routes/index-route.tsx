import { createRoute, redirect } from '@tanstack/react-router';
import { rootRoute } from './root-route.tsx';

export const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    // The router's own way to redirect is to throw this plain object.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/items', replace: true });
  },
});
