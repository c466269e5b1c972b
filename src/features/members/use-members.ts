import { useCallback, useEffect, useState } from 'react';
import type { DatabaseError, Observer } from '../../../shared/database/database.ts';
import type { MemberList, Members } from '../../../shared/session/session.ts';
import { announce } from '../../lib/announcer.ts';
import { countOf } from '../../lib/format.ts';
import { useWatch } from '../../lib/use-watch.ts';

interface WatchedMembers {
  /** Those of the search before, while others are looked for. */
  readonly list: MemberList | undefined;
  readonly isSearching: boolean;
  /** Why nothing is known of what was asked for. */
  readonly error: DatabaseError | undefined;
}

/** The members whose address begins so, live; another attempt is another watch. */
export function useMembers(members: Members, startsWith: string, attempt: number): WatchedMembers {
  const watch = useCallback(
    (observer: Observer<MemberList>) => members.watch(startsWith, observer),
    // The attempt is not used, it only makes the watch a new one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [members, startsWith, attempt],
  );
  const { value, error } = useWatch(watch);
  const [latest, setLatest] = useState(value);
  if (value && value !== latest) setLatest(value);

  const found = startsWith === '' ? undefined : value?.members.length;
  useEffect(() => {
    if (found !== undefined) announce(`${countOf(found, 'member')} found.`);
  }, [found, startsWith]);
  return { list: value ?? latest, isSearching: !value && !error, error: value ? undefined : error };
}
