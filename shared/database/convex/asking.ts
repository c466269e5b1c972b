import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { notify } from '../notify.ts';
import { connectionClosed, failure } from '../results.ts';
import type { Deployment } from './deployment.ts';

/** What all repositories of a deployment have in common: a request is parsed by the shared rules, then sent. */

/** What was parsed is sent; what could not be is answered at once. */
export async function whenParsed<In, Out>(
  deployment: Deployment,
  parsed: DatabaseResult<In>,
  send: (value: In) => Promise<DatabaseResult<Out>>,
): Promise<DatabaseResult<Out>> {
  if (deployment.isClosed) return failure(connectionClosed());
  return parsed.ok ? send(parsed.value) : parsed;
}

/** What was parsed is watched; of what could not be the observer is told, in a later turn. */
export function watchParsed<In, T>(
  deployment: Deployment,
  parsed: DatabaseResult<In>,
  observer: Observer<T>,
  watch: (value: In) => Unsubscribe,
): Unsubscribe {
  if (parsed.ok) return watch(parsed.value);
  const { error } = parsed;
  let isWatching = true;
  queueMicrotask(() => {
    if (isWatching && !deployment.isClosed) notify(() => observer.error(error));
  });
  return () => {
    isWatching = false;
  };
}

/** The same without anything that is there but undefined. */
export type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Convex knows no undefined in arguments. */
export function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>;
}

/** A repository that can be closed: every watch ends without a word. */
export type Closable<Repository> = Repository & { close(): void };
