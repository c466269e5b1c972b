import { useEffect, useState } from 'react';
import { announce } from './announcer.ts';
import { countOf, formatNumber } from './format.ts';
import {
  receivePage,
  releasePage,
  startLivePage,
  waitingIn,
  type LivePage,
  type Liveness,
  type LiveRow,
  type RowPage,
  type RowRules,
  type Waiting,
} from './live-page.ts';
import { useIsWriting } from './own-writes.ts';
import { useIsReaderBusy } from './reader-busy.ts';
import type { Watched } from './use-watch.ts';

interface Followed<Row extends LiveRow> {
  /** The last page that arrived from the watch, to tell a new arrival from another render. */
  readonly arrival: RowPage<Row> | undefined;
  readonly live: LivePage<Row> | undefined;
}

function follow<Row extends LiveRow>(
  { arrival, live }: Followed<Row>,
  page: RowPage<Row> | undefined,
  key: string,
  rules: RowRules<Row>,
  liveness: Liveness,
): Followed<Row> {
  if (!page) return { arrival, live };
  if (live?.key !== key) return { arrival: page, live: startLivePage(key, page, rules, live) };
  if (page !== arrival) return { arrival: page, live: receivePage(live, page, liveness) };
  if (liveness === 'follow') return { arrival, live: releasePage(live) };
  return { arrival, live };
}

/**
 * The rows of a query, known by its value as text, as they may be shown now. While another query is on
 * its way, the old rows stay and `isStale` is true.
 */
export function useLivePage<Row extends LiveRow>(
  { value, error }: Watched<RowPage<Row>>,
  key: string,
  rules: RowRules<Row>,
  liveness: Liveness,
) {
  const [followed, setFollowed] = useState<Followed<Row>>({ arrival: undefined, live: undefined });

  // Derived while rendering, as React advises for state that follows from props: no frame shows the old rows.
  const next = follow(followed, value, key, rules, liveness);
  if (next.live !== followed.live || next.arrival !== followed.arrival) setFollowed(next);

  const { live } = next;
  return {
    page: live?.shown,
    marks: live?.marks,
    waiting: live && live.key === key ? waitingIn(live) : undefined,
    isStale: live !== undefined && live.key !== key,
    error,
    release: () => setFollowed((state) => (state.live ? { ...state, live: releasePage(state.live) } : state)),
  };
}

/** Whether rows may move now. What this person does is always shown: a deleted row that stays looks as if nothing had happened. */
export function useLiveness(isPaused: boolean): Liveness {
  const isBusy = useIsReaderBusy();
  const isWriting = useIsWriting();
  if (isWriting) return 'follow';
  if (isPaused) return 'freeze';
  return isBusy ? 'hold' : 'follow';
}

/** Says that changes wait, once. */
export function useWaitingVoice(waiting: Waiting | undefined): void {
  const waits = waiting !== undefined;
  useEffect(() => {
    if (waits) announce('Changes are waiting to be shown.');
  }, [waits]);
}

/** What the button says behind which changes wait. */
export const waitingText = ({ kind, count }: Waiting): string =>
  kind === 'new' ? `${formatNumber(count)} new` : countOf(count, 'change');
