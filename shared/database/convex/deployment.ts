import type { ConvexClient, MutationOptions } from 'convex/browser';
import type { FunctionArgs, FunctionReference } from 'convex/server';
import type { DatabaseError, DatabaseResult } from '../database.ts';
import { connectionClosed, failure } from '../results.ts';
import { failureOf, leftUnanswered, unanswered } from './failures.ts';
import { ForetoldItem } from './optimistic-update.ts';
import type { Read } from './wire.ts';

type Query = FunctionReference<'query'>;
type Mutation = FunctionReference<'mutation'>;

/** Single questions to the deployment, each of which is answered, whatever happens. */
export interface Deployment {
  readonly client: ConvexClient;
  readonly isClosed: boolean;
  /** The deployment's own answer, never one that is foretold. ConnectionError when none comes within `timeout` ms. */
  read<Q extends Query, T>(
    query: Q,
    args: FunctionArgs<Q>,
    read: Read<T>,
    timeout?: number,
  ): Promise<DatabaseResult<T>>;
  /** Sent at once, or when there is a connection again; never given up while the tab is open. */
  write<M extends Mutation, T>(
    mutation: M,
    args: FunctionArgs<M>,
    read: Read<T>,
    optimisticUpdate?: MutationOptions['optimisticUpdate'],
  ): Promise<DatabaseResult<T>>;
  /** Answers everything that is under way, and hangs up. */
  close(): void;
}

interface Options {
  /** How long a read may wait for its answer, ms. */
  readonly readTimeout: number;
  /** Hears that the deployment, though connected, has not answered in time, and that it has answered again. */
  readonly onSilence: (isSilent: boolean) => void;
}

export function createDeployment(client: ConvexClient, { readTimeout, onSilence }: Options): Deployment {
  const underWay = new Set<() => void>();
  let isClosed = false;
  const isConnected = () => client.connectionState().isWebSocketConnected;

  /** One answer, whichever comes first. `begin` says how to stop waiting. */
  function answer<T>(
    errorAtEnd: DatabaseError,
    begin: (settle: (result: DatabaseResult<T>) => void) => () => void,
  ): Promise<DatabaseResult<T>> {
    if (isClosed) return Promise.resolve(failure(connectionClosed()));
    return new Promise((resolve) => {
      const settle = (result: DatabaseResult<T>) => {
        underWay.delete(end);
        stop();
        resolve(result);
      };
      const end = () => settle(failure(errorAtEnd));
      // The client answers in a later turn, never within this call.
      const stop = begin(settle);
      underWay.add(end);
    });
  }

  return {
    client,
    get isClosed() {
      return isClosed;
    },
    read: (query, args, read, timeout = readTimeout) =>
      answer(connectionClosed(), (settle) => {
        // Without a connection the client may still know an answer, but it is an old one.
        const told = (result: () => DatabaseResult<never> | ReturnType<typeof read>) => {
          if (!isConnected()) return;
          onSilence(false);
          settle(result());
        };
        const unsubscribe = client.onUpdate(
          query,
          args,
          (value: unknown) => {
            const answered = value instanceof ForetoldItem ? value.told : { value };
            if (!answered) return;
            told(() => ('value' in answered ? read(answered.value) : failure(failureOf(answered.thrown))));
          },
          (thrown) => told(() => failure(failureOf(thrown))),
        );
        const timer = setTimeout(() => {
          if (isConnected()) onSilence(true);
          settle(failure(unanswered(isConnected(), timeout)));
        }, timeout);
        return () => {
          clearTimeout(timer);
          unsubscribe();
        };
      }),
    write: (mutation, args, read, optimisticUpdate) =>
      answer(leftUnanswered(), (settle) => {
        client.mutation(mutation, args, { optimisticUpdate }).then(
          (value: unknown) => settle(read(value)),
          (thrown: unknown) => settle(failure(failureOf(thrown))),
        );
        return () => undefined;
      }),
    close() {
      isClosed = true;
      for (const end of [...underWay]) end();
      // Not waited for: a server that is gone never says goodbye.
      void client.close();
    },
  };
}
