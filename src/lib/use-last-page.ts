import { useEffect } from 'react';

interface PagedView {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/**
 * The number of the last page. When the view is past it, as after rows were deleted, `onClamp` leads back to it. As long as
 * the total is not known (undefined), or is that of what was seen before (`isStale`), nothing is past the end.
 */
export function useLastPage(
  view: PagedView,
  total: number | undefined,
  isStale: boolean,
  onClamp: (page: number) => void,
): number {
  const lastPage = Math.max(1, Math.ceil((total ?? 0) / view.size));
  const isPastEnd = total !== undefined && !isStale && view.page > lastPage;
  useEffect(() => {
    if (isPastEnd) onClamp(lastPage);
  }, [isPastEnd, lastPage, onClamp]);
  return lastPage;
}
