import { getRouteApi } from '@tanstack/react-router';
import { toItemQuery, toItemsView } from '../../lib/items-search.ts';
import { useWatchPage } from '../../lib/use-watch.ts';

const route = getRouteApi('/items');

export function ItemsPage() {
  const view = toItemsView(route.useSearch());
  const { value } = useWatchPage(toItemQuery(view));
  return <h1>{value?.total} items</h1>;
}
