import { randomBytes } from 'node:crypto';
import { convexToJson, type JSONValue, type Value } from 'convex/values';

/** A failure as it goes over the wire. */
export interface FunctionError {
  readonly message: string;
  /** Of a ConvexError. */
  readonly data?: JSONValue;
}

/**
 * Words a failure as a deployment does: the data of a ConvexError as it is; of everything else, when
 * redacted (as in production), that there was an error and no more.
 */
export function describeError(error: unknown, isRedacted: boolean): FunctionError {
  const head = `[Request ID: ${randomBytes(8).toString('hex')}] Server Error`;
  if (isConvexError(error)) {
    const data = convexToJson(error.data);
    return { message: `${head}\nUncaught ConvexError: ${JSON.stringify(data)}`, data };
  }
  return { message: isRedacted ? head : `${head}\n${explain(error)}` };
}

/** Told apart from a failure of the function itself: there it is not called at all. */
export class UncallableError extends Error {
  override readonly name = 'UncallableError';
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`;
  if (error instanceof UncallableError) return error.message;
  return `Uncaught ${error.name}: ${error.message}`;
}

/** By its mark, as convex itself does: there may be two copies of the class. */
function isConvexError(error: unknown): error is { readonly data: Value } {
  return typeof error === 'object' && error !== null && Symbol.for('ConvexError') in error;
}
