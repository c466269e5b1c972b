import type { DatabaseError, DatabaseResult, ErrorCause, ValidationIssue } from './database.ts';

/** How every implementation makes its answers, so that the same mistake reads the same everywhere. */

export const success = <T>(value: T): DatabaseResult<T> => ({ ok: true, value });

export const failure = (error: DatabaseError): { readonly ok: false; readonly error: DatabaseError } => ({
  ok: false,
  error,
});

export const notFound = (id: string): DatabaseError => ({
  kind: 'NotFound',
  id,
  message: 'There is no such item: it was deleted, or it never existed.',
});

export function validationError(issues: readonly ValidationIssue[]): DatabaseError {
  const named = issues.slice(0, 3).map((issue) => issue.message);
  if (issues.length > named.length) named.push(`And ${issues.length - named.length} more.`);
  return { kind: 'ValidationError', issues, message: named.join(' ') };
}

/** For whoever may not write. */
export const mayOnlyRead = (): DatabaseError => ({
  kind: 'Forbidden',
  message: 'You may read these items, but not change them.',
});

/** For whoever asks too often; `retryAfter` in ms. */
export const rateLimited = (retryAfter: number): DatabaseError => ({
  kind: 'RateLimited',
  retryAfter,
  message: `That was too often. Try again in ${Math.ceil(retryAfter / 1000).toLocaleString('en-US')} s.`,
});

export const connectionClosed = (): DatabaseError => ({
  kind: 'ConnectionError',
  message: 'The connection to the database was closed. Reload the page to open it again.',
});

/** Anything that was thrown, as plain data. */
export function causeOf(thrown: unknown): ErrorCause {
  return thrown instanceof Error
    ? { name: thrown.name, message: thrown.message }
    : { name: typeof thrown, message: String(thrown) };
}
