import { useState } from 'react';
import type { Change, ChangePage } from '../../../shared/database/changes.ts';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useWatchChanges } from '../../lib/use-changes.ts';
import {
  appendOlder,
  receiveNewest,
  releaseJournal,
  startJournal,
  waitingChanges,
  type Journal,
  type JournalLiveness,
} from './journal.ts';
import { readOlder, type CountEntries, type JournalQuery } from './read-older.ts';

interface Followed {
  /** The last page that arrived from the watch, to tell a new arrival from another render. */
  readonly arrival: ChangePage | undefined;
  readonly journal: Journal | undefined;
}

function follow(
  { arrival, journal }: Followed,
  page: ChangePage | undefined,
  key: string,
  liveness: JournalLiveness,
): Followed {
  if (!page) return { arrival, journal };
  if (journal?.key !== key) return { arrival: page, journal: startJournal(key, page) };
  if (page !== arrival) return { arrival: page, journal: receiveNewest(journal, page, liveness) };
  return { arrival, journal: liveness === 'follow' ? releaseJournal(journal) : journal };
}

interface Older {
  readonly key: string;
  readonly isLoading: boolean;
  readonly error?: DatabaseError | undefined;
}

const noChanges: readonly Change[] = [];
const noIds: ReadonlySet<string> = new Set();
const countAll: CountEntries = (changes) => changes.length;

/**
 * The changes of a query as they may be shown now, the newest first, and more of them on demand. While
 * another query is on its way, the old ones stay and `isStale` is true.
 */
export function useJournal(query: JournalQuery, liveness: JournalLiveness, countEntries = countAll) {
  const repository = useDatabase().changes();
  const [attempt, setAttempt] = useState(0);
  const [followed, setFollowed] = useState<Followed>({ arrival: undefined, journal: undefined });
  const [older, setOlder] = useState<Older>();
  const { value, error } = useWatchChanges(query, attempt);
  const key = JSON.stringify(query);

  // Derived while rendering, as in use-live-page.ts: no frame shows the old rows.
  const next = follow(followed, value, key, liveness);
  if (next.journal !== followed.journal || next.arrival !== followed.arrival) setFollowed(next);

  const { journal } = next;
  const mine = older?.key === key ? older : undefined;
  const change = (changed: (journal: Journal) => Journal) =>
    setFollowed((state) =>
      state.journal?.key === key ? { ...state, journal: changed(state.journal) } : state,
    );
  const loadOlder = async () => {
    if (journal?.key !== key || mine?.isLoading) return;
    setOlder({ key, isLoading: true });
    const failure = await readOlder(repository, query, journal, countEntries, (cursor, page) =>
      change((current) => appendOlder(current, cursor, page)),
    );
    setOlder((current) => (current?.key === key ? { key, isLoading: false, error: failure } : current));
  };

  return {
    changes: journal?.shown.changes ?? noChanges,
    isLoaded: journal !== undefined,
    isStale: journal !== undefined && journal.key !== key,
    /** Whether the record goes on below. */
    hasOlder: journal?.shown.next !== undefined,
    older: mine,
    fresh: journal?.fresh ?? noIds,
    keptFor: journal?.keptFor,
    waiting: journal?.key === key ? waitingChanges(journal) : noChanges,
    error,
    loadOlder: () => void loadOlder(),
    release: () => change(releaseJournal),
    retry: () => setAttempt((count) => count + 1),
  };
}
