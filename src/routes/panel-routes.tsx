import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { itemsRoute } from './items-route.tsx';
import { loadEditItemPanel, loadItemHistory, loadNewItemPanel } from './panel-loads.ts';

const loadPanels = () => import('./panels.tsx');

/** Fetches a panel as soon as somebody points at its link. Where that fails, the panel itself fails, and says so. */
const prefetch = (load: () => Promise<unknown>) => () => void load().catch(() => undefined);

export const newItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: 'new',
  loader: prefetch(loadNewItemPanel),
  component: lazyRouteComponent(loadPanels, 'NewItem'),
});

export const editItemRoute = createRoute({
  getParentRoute: () => itemsRoute,
  path: '$itemId',
  loader: () => {
    prefetch(loadEditItemPanel)();
    prefetch(loadItemHistory)();
  },
  component: lazyRouteComponent(loadPanels, 'EditItem'),
});
