import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { editItemRoute } from './panel-routes.tsx';

export const snapshotRoute = createRoute({
  getParentRoute: () => editItemRoute,
  path: 'history/$changeId',
  component: lazyRouteComponent(() => import('./snapshot.tsx'), 'Snapshot'),
});
