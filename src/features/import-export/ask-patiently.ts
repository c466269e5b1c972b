import type { DatabaseResult } from '../../../shared/database/database.ts';
import { pause } from './pacer.ts';

/** A job that the database may ask to wait. */
export interface Patience {
  readonly signal: AbortSignal;
  /** It goes on after so many ms. */
  readonly onWait: (ms: number) => void;
}

/** Whatever the database asks for, in ms: it is not to be asked without a pause. */
const shortestWait = 100;

/**
 * The answer, waited for where the database asks to wait, as often as it asks. Undefined where the signal was aborted
 * before there was one.
 */
export async function askPatiently<T>(
  ask: () => Promise<DatabaseResult<T>>,
  { signal, onWait }: Patience,
): Promise<DatabaseResult<T> | undefined> {
  const isCancelled = () => signal.aborted;
  while (!isCancelled()) {
    const result = await ask();
    if (result.ok || result.error.kind !== 'RateLimited') return result;
    const wait = Math.max(result.error.retryAfter, shortestWait);
    if (isCancelled()) break;
    onWait(wait);
    await pause(wait, signal);
  }
  return undefined;
}
