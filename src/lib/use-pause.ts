import { useCallback, useState } from 'react';
import type { Database, DatabaseResult } from '../../shared/database/database.ts';
import { useDatabase } from './database-context.tsx';

/** That live updates are paused. */
export interface Pause {
  /** From when on, ms since 1970; absent until the record has said so. */
  readonly since?: DatabaseResult<number>;
}

/**
 * The first moment after all that is on record: by the clock of the record, which may not be that of this
 * browser.
 */
async function findNow(database: Database): Promise<DatabaseResult<number>> {
  const page = await database.changes().list({ limit: 1 });
  if (!page.ok) return page;
  const [newest] = page.value.changes;
  // A clock may tell parts of a millisecond, a query does not.
  return { ok: true, value: newest ? Math.floor(newest.at) + 1 : 0 };
}

/** The pause, if there is one, and how to begin and end it. Since when is asked at the press, not when somebody shows it. */
export function usePause() {
  const database = useDatabase();
  const [pause, setPause] = useState<Pause>();
  const isPaused = pause !== undefined;
  const toggle = useCallback(() => {
    const begun: Pause = {};
    setPause(isPaused ? undefined : begun);
    if (isPaused) return;
    void findNow(database).then((since) => {
      setPause((current) => (current === begun ? { since } : current));
    });
  }, [isPaused, database]);
  return { pause, isPaused, toggle };
}
