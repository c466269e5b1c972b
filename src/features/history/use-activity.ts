import { useCallback, useEffect, useMemo } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useIsReaderBusy } from '../../lib/reader-busy.ts';
import { toRows } from './activity-rows.ts';
import { toChangeFilter, type ActivitySearch } from './activity-search.ts';
import { isSomebodyElse } from './somebody-else.ts';
import { useJournal } from './use-journal.ts';
import { useToday } from './use-today.ts';

/** How many changes are read at once; of a batch they are one row. */
const pageSize = 50;
/** With fewer rows than these on the screen, more are read without being asked for. */
const fewRows = 15;

/**
 * The rows of the activity as they may be shown now. What this person does waits like anything else while they are
 * busy among the rows: a second press must never meet another row than the first.
 */
export function useActivity(search: ActivitySearch, isPaused: boolean) {
  const me = useDatabase().actor;
  const isBusy = useIsReaderBusy();
  const today = useToday();
  const query = useMemo(
    () => ({ ...toChangeFilter(search, me, today), limit: pageSize }),
    [search, me, today],
  );
  const isOfOthers = search.by === 'others';
  const rowsOf = useCallback(
    (changes: readonly Change[]) =>
      toRows(isOfOthers ? changes.filter(({ actor }) => isSomebodyElse(actor, me)) : changes),
    [isOfOthers, me],
  );
  const countRows = useCallback((changes: readonly Change[]) => rowsOf(changes).length, [rowsOf]);

  const journal = useJournal(query, isPaused ? 'freeze' : isBusy ? 'hold' : 'follow', countRows);
  const { changes, waiting, hasOlder, older, isStale, loadOlder } = journal;
  const rows = useMemo(() => rowsOf(changes), [rowsOf, changes]);

  // A batch may take up all that was read: then there is next to nothing to see. Tried once.
  const isSparse = !isStale && hasOlder && rows.length < fewRows && !older;
  useEffect(() => {
    if (isSparse) loadOlder();
    // Only when it becomes so.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isSparse]);

  return { journal, rows, waitingCount: countRows(waiting) };
}
