import type { ConvexClient, MutationOptions } from 'convex/browser';
import type { FunctionArgs, FunctionReference } from 'convex/server';
import type { DatabaseError, DatabaseResult, Unsubscribe } from '../database.ts';
import { connectionClosed, failure } from '../results.ts';
import { failureOf, leftUnanswered, unanswered } from './failures.ts';
import { ForetoldItem, type Told } from './foretold.ts';
import { subscribe } from './opened-search.ts';
import type { SentWrites } from './sent-writes.ts';
import type { Read } from './wire.ts';

type Query = FunctionReference<'query'>;
type Mutation = FunctionReference<'mutation'>;

/** Single questions to the deployment, each of which is answered, whatever happens. */
export interface Deployment {
  readonly isClosed: boolean;
  /**
   * The deployment's own answer, never one that is foretold, and after the writes that were made before.
   * ConnectionError when none comes in time.
   */
  read<Q extends Query, T>(query: Q, args: FunctionArgs<Q>, read: Read<T>): Promise<DatabaseResult<T>>;
  /** As {@link read}, whatever waits to be written; `timeout` in ms. */
  readAtOnce<Q extends Query, T>(
    query: Q,
    args: FunctionArgs<Q>,
    read: Read<T>,
    timeout: number,
  ): Promise<DatabaseResult<T>>;
  /**
   * Sent at once, or when there is a connection again; never given up while the tab is open. What is refused for the want
   * of a sign-in is sent again when whoever wrote it is back.
   */
  write<M extends Mutation, T>(
    mutation: M,
    args: FunctionArgs<M>,
    read: Read<T>,
    optimisticUpdate?: MutationOptions['optimisticUpdate'],
  ): Promise<DatabaseResult<T>>;
  /**
   * Each answer, pending writes on top, until it is ended. `fail` hears what the deployment refuses it with; not, while
   * whoever watches is expected back, that they are to sign in.
   */
  watch<Q extends Query>(
    query: Q,
    args: FunctionArgs<Q>,
    tell: (value: unknown) => void,
    fail: (thrown: unknown) => void,
  ): Unsubscribe;
  /** Answers everything that is under way, and hangs up. */
  close(): void;
}

interface Options {
  /** How long a read may wait for its answer, and a watch for its first, ms. */
  readonly readTimeout: number;
  readonly sentWrites: SentWrites;
  /** Hears that the deployment, though connected, has not answered in time. */
  readonly onSilence: () => void;
  /** See ConvexDatabaseOptions. */
  readonly whenBack?: () => Promise<boolean> | undefined;
}

const needsSignIn = (error: DatabaseError): boolean =>
  error.kind === 'Forbidden' && error.needsSignIn === true;

type Settle<T> = (result: DatabaseResult<T>) => void;

interface Question<T> {
  readonly query: Query;
  readonly args: FunctionArgs<Query>;
  readonly read: Read<T>;
}

export function createDeployment(
  client: ConvexClient,
  { readTimeout, sentWrites, onSilence, whenBack }: Options,
): Deployment {
  const underWay = new Set<() => void>();
  const writes = new Set<Promise<unknown>>();
  let isClosed = false;
  const isConnected = () => client.connectionState().isWebSocketConnected;

  /** One answer, whichever comes first. `begin` says how to stop waiting. */
  function answer<T>(
    errorAtEnd: DatabaseError,
    begin: (settle: Settle<T>) => () => void,
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

  /** Subscribes for as long as it takes. Without a connection the client may know an answer, but it is an old one. */
  function follow<T>({ query, args, read }: Question<T>, settle: Settle<T>): () => void {
    const tell = (told: Told) => {
      if (!isConnected()) return;
      settle('value' in told ? read(told.value) : failure(failureOf(told.thrown)));
    };
    return subscribe(
      client,
      query,
      args,
      (value) => {
        const told = value instanceof ForetoldItem ? value.told : { value };
        if (told) tell(told);
      },
      (thrown) => tell({ thrown }),
    );
  }

  function ask<T>(
    question: Question<T>,
    timeout: number,
    earlier?: Promise<unknown>,
  ): Promise<DatabaseResult<T>> {
    return answer<T>(connectionClosed(), (settle) => {
      let isWaiting = true;
      let unsubscribe: (() => void) | undefined;
      const begin = () => {
        if (isWaiting) unsubscribe = follow(question, settle);
      };
      if (earlier) void earlier.then(begin);
      else begin();
      const timer = setTimeout(() => {
        if (isConnected()) onSilence();
        settle(failure(unanswered(isConnected(), timeout)));
      }, timeout);
      return () => {
        isWaiting = false;
        clearTimeout(timer);
        unsubscribe?.();
      };
    });
  }

  return {
    get isClosed() {
      return isClosed;
    },
    read: (query, args, read) =>
      // A deployment answers queries while mutations run, and a new connection sends queries first.
      ask({ query, args, read }, readTimeout, writes.size > 0 ? Promise.all(writes) : undefined),
    readAtOnce: (query, args, read, timeout) => ask({ query, args, read }, timeout),
    write<M extends Mutation, T>(
      mutation: M,
      args: FunctionArgs<M>,
      read: Read<T>,
      optimisticUpdate?: MutationOptions['optimisticUpdate'],
    ) {
      const written = answer<T>(leftUnanswered(), (settle) => {
        const send = () =>
          void sentWrites.track(client.mutation(mutation, args, { optimisticUpdate })).then(
            (value: unknown) => settle(read(value)),
            async (thrown: unknown) => {
              const error = failureOf(thrown);
              if (!(needsSignIn(error) && (await whenBack?.()))) settle(failure(error));
              else if (!isClosed) send();
            },
          );
        send();
        return () => undefined;
      });
      writes.add(written);
      void written.then(() => writes.delete(written));
      return written;
    },
    watch(query, args, tell, fail) {
      // Again and again: while there is no connection, it is not the deployment that is silent.
      const timer = setInterval(() => isConnected() && onSilence(), readTimeout);
      const heard =
        <T>(pass: (answer: T) => void) =>
        (answer: T) => {
          clearInterval(timer);
          pass(answer);
        };
      const failUnlessBack = (thrown: unknown) => {
        if (!(needsSignIn(failureOf(thrown)) && whenBack?.())) fail(thrown);
      };
      const unsubscribe = subscribe(client, query, args, heard(tell), heard(failUnlessBack));
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
    close() {
      isClosed = true;
      for (const end of [...underWay]) end();
      // Not waited for: a server that is gone never says goodbye.
      void client.close();
    },
  };
}
