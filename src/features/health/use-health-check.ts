import { useCallback, useEffect, useState } from 'react';
import type { Database, DatabaseError, Health } from '../../../shared/database/database.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';

/** Whether there is a database that does what it is for. */
export type HealthState = 'reachable' | 'failing' | 'away';

export interface HealthCheck {
  readonly state: HealthState;
  readonly health?: Health;
  readonly error?: DatabaseError;
  /** When the answer came; ms since 1970. */
  readonly time: number;
}

async function checkHealth(database: Database): Promise<HealthCheck> {
  const answer = await database.healthCheck();
  const time = Date.now();
  if (answer.ok) return { state: answer.value.reachable ? 'reachable' : 'away', health: answer.value, time };
  const { error } = answer;
  return { state: error.kind === 'ConnectionError' ? 'away' : 'failing', error, time };
}

const announcements = {
  reachable: 'The database is reachable.',
  failing: 'The database answers with an error.',
  away: 'The database is out of reach.',
} satisfies Record<HealthState, string>;

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
      announce(announcements[answer.state]);
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
