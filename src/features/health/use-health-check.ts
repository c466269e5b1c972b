import { useCallback, useEffect, useState } from 'react';
import type { Database, DatabaseError, Health } from '../../../shared/database/database.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';

export interface HealthCheck {
  readonly health?: Health;
  readonly error?: DatabaseError;
  /** How many items there are, when that could be had. */
  readonly count?: number;
  /** When the answer came; ms since 1970. */
  readonly time: number;
}

async function checkHealth(database: Database): Promise<HealthCheck> {
  const [health, count] = await Promise.all([database.healthCheck(), database.items().count()]);
  return {
    ...(health.ok ? { health: health.value } : { error: health.error }),
    ...(count.ok && { count: count.value }),
    time: Date.now(),
  };
}

/** Checks once at the start, then whenever it is asked to. */
export function useHealthCheck() {
  const database = useDatabase();
  const [check, setCheck] = useState<HealthCheck>();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState(-1);

  useEffect(() => {
    let isWanted = true;
    void checkHealth(database).then((answer) => {
      if (!isWanted) return;
      setCheck(answer);
      setAnswered(attempt);
      announce(answer.health?.reachable ? 'The database is reachable.' : 'The database is out of reach.');
    });
    return () => {
      isWanted = false;
    };
  }, [database, attempt]);

  const checkAgain = useCallback(() => setAttempt((count) => count + 1), []);
  return { check, isChecking: answered !== attempt, checkAgain };
}
