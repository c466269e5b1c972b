import type { DatabaseError, DatabaseResult } from '../database.ts';
import { causeOf, failure } from '../results.ts';
import { deepFreeze } from '../freeze.ts';

export interface RequestsInFlight {
  readonly size: number;
  /** Sends a request. Always answers: with the server's result, or with an error that says why there is none. */
  send<T>(post: () => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>>;
  /** Answers everything that is under way, because nobody else will. */
  failAll(error: DatabaseError): void;
}

const unanswered = (timeout: number): DatabaseError => ({
  kind: 'ConnectionError',
  message: `The store of items did not answer within ${timeout / 1000} seconds. Look whether the change was made, then try again.`,
});

/** `timeout` in ms; `onSilence` is told when a request has waited for so long. */
export function createRequestsInFlight(timeout: number, onSilence: () => void): RequestsInFlight {
  const pending = new Set<(error: DatabaseError) => void>();
  return {
    get size() {
      return pending.size;
    },
    send: <T>(post: () => Promise<DatabaseResult<T>>) =>
      // Not Promise.race with one "lost" promise: that would keep every answer alive as long as the line.
      new Promise<DatabaseResult<T>>((resolve) => {
        const settle = (result: DatabaseResult<T>) => {
          pending.delete(fail);
          clearTimeout(timer);
          resolve(result);
        };
        const fail = (error: DatabaseError) => settle(failure(error));
        const timer = setTimeout(() => {
          fail(unanswered(timeout));
          onSilence();
        }, timeout);
        pending.add(fail);
        start(post).then(
          (result) => settle(deepFreeze(result)),
          (thrown: unknown) => fail(errorOf(thrown)),
        );
      }),
    failAll(error) {
      for (const fail of [...pending]) fail(error);
    },
  };
}

/** Posts at once, before the caller can change the request; what is thrown on the way becomes a rejection. */
async function start<T>(post: () => Promise<T>): Promise<T> {
  return await post();
}

/** What it means that a request could not be sent, or that the server threw. */
export function errorOf(thrown: unknown): DatabaseError {
  const cause = causeOf(thrown);
  if (cause.name !== 'DataCloneError') {
    return { kind: 'QueryError', message: 'The store of items failed at this request. Try again.', cause };
  }
  return {
    kind: 'SerializationError',
    message:
      'The request contains something that is not data, such as a function. Send texts, numbers and lists only.',
    cause,
  };
}
