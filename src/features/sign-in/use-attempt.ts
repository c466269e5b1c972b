import { useRef, useState } from 'react';
import type { DatabaseError, DatabaseResult } from '../../../shared/database/database.ts';
import { useSecondsLeft } from '../../lib/use-seconds-left.ts';

export type FieldName = 'email' | 'name' | 'password' | 'invitation';

interface Attempt {
  /** For people, by the field that it is about. */
  readonly errors: Partial<Record<FieldName, string>>;
  /** What is about no field. */
  readonly failure?: string;
  /** As performance.now() counts. */
  readonly retryAt?: number;
}

const nothingWrong: Attempt = { errors: {} };

/** One attempt after another to come in, and what was wrong with the last one. `focus` takes the first field at fault. */
export function useAttempt(focus: (field: FieldName) => void) {
  const [attempt, setAttempt] = useState(nothingWrong);
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  const secondsLeft = useSecondsLeft(attempt.retryAt);

  function refuse(error: DatabaseError) {
    const refused = toAttempt(error);
    setAttempt(refused);
    const first = fieldNames.find((name) => refused.errors[name] !== undefined);
    focus(first ?? 'password');
  }

  async function run(send: () => Promise<DatabaseResult<unknown>>) {
    // A second press is no second attempt.
    if (isUnderWay.current || secondsLeft > 0) return;
    isUnderWay.current = true;
    setIsBusy(true);
    setAttempt(nothingWrong);
    const result = await send();
    isUnderWay.current = false;
    if (result.ok) return;
    setIsBusy(false);
    refuse(result.error);
  }

  const wait = secondsLeft > 0 ? `Too many attempts. Try again in ${secondsLeft} s.` : undefined;
  const failure = attempt.retryAt === undefined ? attempt.failure : wait;
  return {
    errors: attempt.errors,
    failure,
    isBusy,
    isWaiting: secondsLeft > 0,
    run: (send: () => Promise<DatabaseResult<unknown>>) => void run(send),
  };
}

/** In the order of the form. */
const fieldNames: readonly FieldName[] = ['email', 'name', 'password', 'invitation'];

function toAttempt(error: DatabaseError): Attempt {
  if (error.kind === 'RateLimited') return { errors: {}, retryAt: performance.now() + error.retryAfter };
  if (error.kind !== 'ValidationError') return { errors: {}, failure: error.message };
  const errors: Partial<Record<FieldName, string>> = {};
  const rest: string[] = [];
  for (const { path, message } of error.issues) {
    const field = fieldNames.find((name) => name === path.at(-1));
    if (field && field !== 'invitation') errors[field] ??= message;
    else rest.push(message);
  }
  return { errors, ...(rest.length > 0 && { failure: rest.join(' ') }) };
}
