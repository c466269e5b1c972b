import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route.tsx';

/** What the address may say is parsed by the page (activity-search.ts), which the first screen need not load. */
type ActivityParams = Readonly<Record<string, unknown>>;

export const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activity',
  validateSearch: (search): ActivityParams => search,
  component: lazyRouteComponent(() => import('../features/history/activity-page.tsx'), 'ActivityPage'),
});
