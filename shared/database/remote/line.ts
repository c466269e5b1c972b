import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import type { Connection } from './connection.ts';

export type Service = Connection['service'];

/** How what is asked of a remote database reaches its server. */
export interface Line {
  read<T>(ask: (service: Service) => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>>;
  write<T>(ask: (service: Service) => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>>;
  watch<T>(start: (service: Service, watch: number) => Promise<void>, observer: Observer<T>): Unsubscribe;
}

/**
 * What cannot be cloned never reaches the server, which would have named the field at fault. So the
 * rules are asked here, and loaded only then: the server decides about everything else.
 */
export async function explain<T>(
  answer: Promise<DatabaseResult<T>>,
  ...rules: (() => Promise<DatabaseResult<unknown>>)[]
): Promise<DatabaseResult<T>> {
  const result = await answer;
  if (result.ok || result.error.kind !== 'SerializationError') return result;
  for (const parse of rules) {
    const parsed = await parse();
    if (!parsed.ok) return parsed;
  }
  return result;
}

/** A watch may have to be started again later, when the caller may have changed the query. */
export function copyOf<T>(query: T): T {
  try {
    return structuredClone(query);
  } catch {
    // It cannot be sent either, which is answered when that is tried.
    return query;
  }
}
