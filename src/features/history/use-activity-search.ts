import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { parseActivitySearch, type ActivitySearch } from './activity-search.ts';

const route = getRouteApi('/activity');

/** What the address says is asked for, and the ways to ask for something else: each is a step of the history. */
export function useActivitySearch() {
  const raw = route.useSearch();
  const navigate = useNavigate();
  const search = useMemo(() => parseActivitySearch(raw), [raw]);

  return useMemo(() => {
    const show = (next: ActivitySearch, replace = false) =>
      void navigate({ to: '/activity', search: { ...next }, replace });
    const { by, kind, ...time } = search;
    const who = { ...(by !== undefined && { by }), ...(kind && { kind }) };
    return {
      search,
      setBy: (next: string) => show({ ...time, ...(kind && { kind }), ...(next && { by: next }) }),
      setKind: (next: ActivitySearch['kind']) =>
        show({ ...time, ...(by !== undefined && { by }), ...(next && { kind: next }) }),
      /** Days that are being chosen stay one step. */
      setTime: (next: Omit<ActivitySearch, 'by' | 'kind'>, replace = false) =>
        show({ ...who, ...next }, replace),
      clear: () => show({}),
    };
  }, [navigate, search]);
}
