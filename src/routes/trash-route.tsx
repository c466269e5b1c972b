import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parsePageSearch } from '../lib/page-search.ts';
import { rootRoute } from './root-route.tsx';

export const trashRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trash',
  validateSearch: parsePageSearch,
  component: lazyRouteComponent(() => import('../features/trash/trash-page.tsx'), 'TrashPage'),
});
