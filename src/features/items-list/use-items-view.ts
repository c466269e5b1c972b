import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ItemSortField } from '../../../shared/database/database.ts';
import type { ItemStatus } from '../../../shared/items/item.ts';
import { naturalDirection, toItemsView, type ItemsSearch } from '../../lib/items-search.ts';
import type { PageSize } from '../../lib/page-search.ts';

const route = getRouteApi('/items');

/**
 * What the URL says about the list, and the ways to change it. Whatever changes what is shown goes
 * back to page 1, in one history entry.
 */
export function useItemsView() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const view = useMemo(() => toItemsView(search), [search]);
  const { sort, q } = view;

  return useMemo(() => {
    const change = (part: ItemsSearch, replace = false) =>
      void navigate({
        to: '.',
        search: (previous) => ({ ...previous, page: undefined, ...part }),
        replace,
        resetScroll: part.page !== undefined && !replace,
      });
    return {
      view,
      setPage: (page: number) => change({ page }),
      /** Without a history entry of its own: a page past the end was never seen. */
      clampPage: (page: number) => change({ page }, true),
      setSize: (size: PageSize) => change({ size }),
      setStatus: (status: ItemStatus | undefined) => change({ status }),
      /** A search that is being refined stays one history entry. */
      setQuery: (text: string) => change({ q: text || undefined }, q !== '' && text !== ''),
      clearFilters: () => change({ q: undefined, status: undefined }),
      setSort: (field: ItemSortField | undefined) => change({ sort: field, dir: undefined }),
      /** The first press sorts the natural way, the second turns it round; in a search the third leads back to the best match. */
      toggleSort: (field: ItemSortField) => {
        const natural = naturalDirection[field];
        if (sort?.field !== field) change({ sort: field, dir: natural });
        else if (sort.direction === natural) change({ sort: field, dir: natural === 'asc' ? 'desc' : 'asc' });
        else if (q) change({ sort: undefined, dir: undefined });
        else change({ sort: field, dir: natural });
      },
    };
  }, [navigate, view, sort, q]);
}
