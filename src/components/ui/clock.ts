import type { DatabaseResult } from '../../../shared/database/database.ts';

/** What time it is. The times of items are the database's, and the clock of this machine may be ahead of that one. */

let ahead = 0;
const listeners = new Set<() => void>();

/** Ms since 1970, as the database counts as far as that is known. */
export const presentTime = (): number => Date.now() - ahead;

/** Calls the listener when it is found out that the clock goes otherwise. */
export function onClockChange(listener: () => void): void {
  listeners.add(listener);
}

/**
 * Learns from a write when the database made it, which was not before it was asked and not after it answered, however
 * long it lay here. `timeOf` answers with nothing for what may be from before.
 */
export async function learnTime<T>(
  write: () => Promise<DatabaseResult<T>>,
  timeOf: (value: T) => number | undefined,
): Promise<DatabaseResult<T>> {
  const begin = Date.now();
  const result = await write();
  const time = result.ok ? timeOf(result.value) : undefined;
  if (time !== undefined) setAhead(Math.max(0, Math.min(Math.max(ahead, begin - time), Date.now() - time)));
  return result;
}

function setAhead(value: number): void {
  if (value === ahead) return;
  ahead = value;
  for (const listener of listeners) listener();
}
