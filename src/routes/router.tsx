import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { parseSearchText, stringifySearch } from '../lib/items-search.ts';
import { accountRoutes } from './account-routes.tsx';
import { activityRoute } from './activity-route.tsx';
import { healthRoute } from './health-route.tsx';
import { indexRoute } from './index-route.tsx';
import { itemsRoute } from './items-route.tsx';
import { keepFocus } from './keep-focus.ts';
import { editItemRoute, newItemRoute } from './panel-routes.tsx';
import { rootRoute } from './root-route.tsx';
import { snapshotRoute } from './snapshot-route.tsx';
import { trashRoute } from './trash-route.tsx';

const routeTree = rootRoute.addChildren([
  indexRoute,
  itemsRoute.addChildren([newItemRoute, editItemRoute.addChildren([snapshotRoute])]),
  activityRoute,
  trashRoute,
  ...accountRoutes,
  healthRoute,
]);

/** The application's routes. Tests give a memory history. */
export function createAppRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree,
    parseSearch: parseSearchText,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    ...(history && { history }),
  });
  router.subscribe('onRendered', keepFocus);
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
