import { useEffect, useState } from 'react';
import type { Database, DatabaseError, DatabaseResult } from '../../shared/database/database.ts';
import { useDatabase } from './database-context.tsx';

interface Answered<T> {
  readonly question: string;
  readonly result: DatabaseResult<T>;
}

/**
 * The answer of the database to one question, asked again for another subject (by value) or on `retry`. Declare the
 * question outside of components: another function is another question.
 */
export function useAnswer<Subject, T>(
  ask: (database: Database, subject: Subject) => Promise<DatabaseResult<T>>,
  subject: Subject,
): { readonly value?: T; readonly error?: DatabaseError; readonly retry: () => void } {
  const database = useDatabase();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered<T>>();
  const question = JSON.stringify([subject, attempt]);

  useEffect(() => {
    let isWanted = true;
    const [stable] = JSON.parse(question) as [Subject, number];
    void ask(database, stable).then((result) => {
      if (isWanted) setAnswered({ question, result });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, database, question]);

  const retry = () => setAttempt((count) => count + 1);
  if (answered?.question !== question) return { retry };
  const { result } = answered;
  return result.ok ? { value: result.value, retry } : { error: result.error, retry };
}
