import { useState } from 'react';
import type { ItemPage, ItemQuery } from '../../../shared/database/database.ts';
import { useWatchPage } from '../../lib/use-watch.ts';
import {
  receivePage,
  releasePage,
  startLivePage,
  waitingIn,
  type LivePage,
  type Liveness,
} from './live-page.ts';

interface Followed {
  /** The last page that arrived from the watch, to tell a new arrival from another render. */
  readonly arrival: ItemPage | undefined;
  readonly live: LivePage | undefined;
}

function follow(
  { arrival, live }: Followed,
  page: ItemPage | undefined,
  key: string,
  liveness: Liveness,
): Followed {
  if (!page) return { arrival, live };
  const isNewQuery = live?.key !== key;
  if (isNewQuery) return { arrival: page, live: startLivePage(key, page, live) };
  if (page !== arrival) return { arrival: page, live: receivePage(live, page, liveness) };
  if (liveness === 'follow') return { arrival, live: releasePage(live) };
  return { arrival, live };
}

/**
 * The rows of a query as they may be shown now. While another query is on its way, the old rows
 * stay and `isStale` is true.
 */
export function useLivePage(query: ItemQuery, liveness: Liveness) {
  const [attempt, setAttempt] = useState(0);
  const [followed, setFollowed] = useState<Followed>({ arrival: undefined, live: undefined });
  const { value, error } = useWatchPage(query, attempt);
  const key = JSON.stringify(query);

  // Derived while rendering, as React advises for state that follows from props: no frame shows the old rows.
  const next = follow(followed, value, key, liveness);
  if (next.live !== followed.live || next.arrival !== followed.arrival) setFollowed(next);

  const { live } = next;
  return {
    page: live?.shown,
    marks: live?.marks,
    waiting: live && live.key === key ? waitingIn(live) : undefined,
    isStale: live !== undefined && live.key !== key,
    error,
    release: () => setFollowed((state) => (state.live ? { ...state, live: releasePage(state.live) } : state)),
    retry: () => setAttempt((count) => count + 1),
  };
}
