import { createRoute } from '@tanstack/react-router';
import { parseItemsSearch } from '../lib/items-search.ts';
import { ItemsLayout } from './items-layout.tsx';
import { rootRoute } from './root-route.tsx';

/** The list. Its search params are validated here and shared by the panels beside it. */
export const itemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/items',
  validateSearch: parseItemsSearch,
  component: ItemsLayout,
});
