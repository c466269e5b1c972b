import { useMemo, useSyncExternalStore } from 'react';
import type { Member, Members } from '../../../shared/session/session.ts';
import { createWatchStore, type Watched } from '../../lib/use-watch.ts';

/** All members, live; another attempt is another watch. */
export function useMembers(members: Members, attempt: number): Watched<readonly Member[]> {
  const store = useMemo(
    () => createWatchStore<readonly Member[]>((observer) => members.watch(observer)),
    // The attempt is not used, it only makes the watch a new one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [members, attempt],
  );
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}
