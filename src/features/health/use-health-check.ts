import { useCallback, useEffect, useState } from 'react';
import type { Database, DatabaseError, Health } from '../../../shared/database/database.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';

export interface HealthCheck {
  readonly health?: Health;
  readonly error?: DatabaseError;
  /** When the answer came; ms since 1970. */
  readonly time: number;
}

async function checkHealth(database: Database): Promise<HealthCheck> {
  const health = await database.healthCheck();
  return { ...(health.ok ? { health: health.value } : { error: health.error }), time: Date.now() };
}

/** Checks once at the start, then whenever it is asked to. `count`: how many items there are, when that could be had. */
export function useHealthCheck() {
  const database = useDatabase();
  const [check, setCheck] = useState<HealthCheck>();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState(-1);
  const [count, setCount] = useState<number>();

  useEffect(() => {
    let isWanted = true;
    void checkHealth(database).then((answer) => {
      if (!isWanted) return;
      setCheck(answer);
      setAnswered(attempt);
      announce(answer.health?.reachable ? 'The database is reachable.' : 'The database is out of reach.');
    });
    // Not waited for: where the database is out of reach, a question to it takes its time to fail.
    void database
      .items()
      .count()
      .then((answer) => isWanted && setCount(answer.ok ? answer.value : undefined));
    return () => {
      isWanted = false;
    };
  }, [database, attempt]);

  const checkAgain = useCallback(() => setAttempt((number) => number + 1), []);
  return { check, count, isChecking: answered !== attempt, checkAgain };
}
