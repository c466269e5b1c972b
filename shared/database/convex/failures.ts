import { ConvexError } from 'convex/values';
import type { DatabaseError } from '../database.ts';
import { causeOf } from '../results.ts';
import { readError } from './wire.ts';

/** What it means when the client throws, or nothing comes: a kind, a sentence with the way out, the cause. */

/**
 * What a function failed with. Expected failures are told apart by their kind; of the others Convex
 * sends a text, and in production not even that.
 */
export function failureOf(thrown: unknown): DatabaseError {
  const cause = causeOf(thrown);
  if (thrown instanceof ConvexError) {
    return readError(thrown.data) ?? { kind: 'QueryError', message: sentences.refused, cause };
  }
  if (/could not find (public )?function/i.test(cause.message)) {
    return { kind: 'QueryError', message: sentences.noSuchFunction, cause };
  }
  return { kind: 'QueryError', message: sentences.failed, cause };
}

const sentences = {
  refused:
    'The deployment refused the request for a reason that this version does not know. Reload the page, then try again.',
  noSuchFunction:
    'The deployment lacks a function that this page needs. Deploy the functions of this version with "npx convex deploy", then reload the page.',
  failed:
    'The deployment failed at this request. Try again; if it fails again, its log says why ("npx convex logs").',
} as const;

const connectionError = (message: string): DatabaseError => ({ kind: 'ConnectionError', message });

/** For a read that waited for so long (ms) without an answer. */
export const unanswered = (isConnected: boolean, waited: number): DatabaseError =>
  connectionError(
    isConnected
      ? `The deployment did not answer within ${waited / 1000} seconds. Try again.`
      : `The deployment could not be reached within ${waited / 1000} seconds. Check the network, then try again.`,
  );

/** For a write that was under way when the database was closed. */
export const leftUnanswered = (): DatabaseError =>
  connectionError(
    'The connection was closed before the deployment had answered. The change may have been made: reload the page to see.',
  );
