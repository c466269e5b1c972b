import type { FunctionArgs, FunctionReference } from 'convex/server';
import { getFunctionName } from 'convex/server';
import { ConvexError, type Value } from 'convex/values';
import * as z from 'zod/mini';
import type { DatabaseError, DatabaseResult } from '../../database/database.ts';
import { failureOf } from '../../database/convex/failures.ts';
import type { Read } from '../../database/convex/wire.ts';
import { failure } from '../../database/results.ts';
import { forbidden } from '../refusals.ts';

type Callable = 'query' | 'mutation' | 'action';

/**
 * One function over HTTP, answered or given up: while a token is exchanged the client's connection rests, and what it
 * is asked then would wait for itself.
 */
export type Request = <Type extends Callable, F extends FunctionReference<Type>, T>(
  type: Type,
  name: F,
  args: FunctionArgs<F>,
  read: Read<T>,
  token?: string,
) => Promise<DatabaseResult<T>>;

/** How long an answer is waited for, ms. Passwords take their time on purpose. */
const timeout = 20_000;

/** As the HTTP API of Convex documents it: a function that refused was served all the same. */
const answerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), value: z.unknown() }),
  z.object({
    status: z.literal('error'),
    errorMessage: z.string(),
    errorData: z.optional(z.custom<Value>()),
  }),
]);

/** Requests to the deployment of this address. ConnectionError when none comes through; Forbidden for a token that is over. */
export function createRequest(url: string): Request {
  return async (type, name, args, read, token) => {
    try {
      const response = await fetch(`${url}/api/${type}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ path: getFunctionName(name), args, format: 'json' }),
        signal: AbortSignal.timeout(timeout),
        // Whoever signs out may close the page at once, or be led to another.
        keepalive: true,
      });
      if (response.status === 401) return failure(forbidden('ended'));
      const answer = answerSchema.safeParse(await response.json());
      if (!answer.success) return failure(notReached);
      if (answer.data.status === 'success') return read(answer.data.value);
      const { errorMessage, errorData } = answer.data;
      return failure(
        failureOf(errorData === undefined ? new Error(errorMessage) : new ConvexError(errorData)),
      );
    } catch {
      return failure(notReached);
    }
  };
}

const notReached: DatabaseError = {
  kind: 'ConnectionError',
  message: 'The deployment could not be reached. Check the network, then try again.',
};
