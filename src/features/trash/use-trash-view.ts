import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { toPageView, type PageSearch, type PageSize } from '../../lib/page-search.ts';

const route = getRouteApi('/trash');

/** What the URL says about the trash, and the ways to change it. */
export function useTrashView() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const view = useMemo(() => toPageView(search), [search]);
  return useMemo(() => {
    const change = (part: PageSearch, replace = false) =>
      void navigate({ to: '/trash', search: { ...search, ...part }, replace, resetScroll: !replace });
    return {
      view,
      setPage: (page: number) => change({ page }),
      /** Without a history entry of its own: a page past the end was never seen. */
      clampPage: (page: number) => change({ page }, true),
      setSize: (size: PageSize) => change({ page: undefined, size }),
    };
  }, [navigate, view, search]);
}
