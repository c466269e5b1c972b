import { ConvexError, type Value } from 'convex/values';
import type { DatabaseError, DatabaseResult } from '../../shared/database/database.ts';

/** Ends the function: nothing is written, and the caller gets the error as the data of a ConvexError. */
export function refuse(error: DatabaseError): never {
  // Plain data, but readonly, which the type of values does not know.
  throw new ConvexError(error as unknown as Value);
}

/** The value of a result; an error ends the function. */
export function unwrap<T>(result: DatabaseResult<T>): T {
  return result.ok ? result.value : refuse(result.error);
}
