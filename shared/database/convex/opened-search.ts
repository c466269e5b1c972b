import type { ConvexClient } from 'convex/browser';
import type { FunctionArgs, FunctionReference } from 'convex/server';
import { parseSearch } from '../../items/search-words.ts';
import type { Unsubscribe } from '../database.ts';
import { failureOf } from './failures.ts';
import { functions } from './functions.ts';

/** So long after a search was opened it is not opened again, ms: whoever closes it may go on doing so. */
const pause = 1000;

/** Whatever else can be wrong with a search is looked at before it is sent. */
function isNotOpen(thrown: unknown): boolean {
  const error = failureOf(thrown);
  return error.kind === 'ValidationError' && error.issues[0]?.path[0] === 'search';
}

/**
 * Subscribes to a query as the client does, and has it opened if it searches. Both are sent at once: what is refused for
 * want of the opening is answered anew when that is there, and nobody hears of it. An opening that is refused is told,
 * and tried again when it may be; one that has gone is asked for again.
 */
export function subscribe<Query extends FunctionReference<'query'>>(
  client: ConvexClient,
  query: Query,
  args: FunctionArgs<Query>,
  tell: (value: unknown) => void,
  fail: (thrown: unknown) => void,
): Unsubscribe {
  const { search }: { readonly search?: string } = args;
  if (!parseSearch(search)) return client.onUpdate(query, args, tell, fail);
  let isMissing = false;
  let isUnderWay = false;
  let isOver = false;
  let wait = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function open() {
    isUnderWay = true;
    try {
      await client.mutation(functions.openSearch, args);
      isUnderWay = false;
      wait = pause;
      // Closed again before anybody could search.
      if (isMissing) openLater();
    } catch (thrown) {
      isUnderWay = false;
      if (isOver) return;
      fail(thrown);
      const error = failureOf(thrown);
      if (error.kind !== 'RateLimited') return;
      wait = error.retryAfter;
      openLater();
    }
  }

  function openLater() {
    if (isUnderWay || isOver) return;
    isUnderWay = true;
    timer = setTimeout(() => void open(), wait);
  }

  const end = client.onUpdate(
    query,
    args,
    (value: unknown) => {
      isMissing = false;
      tell(value);
    },
    (thrown) => {
      isMissing = isNotOpen(thrown);
      if (isMissing) openLater();
      else fail(thrown);
    },
  );
  // Without a connection openings would only pile up: the deployment says by itself what it misses.
  if (client.connectionState().connectionRetries === 0) void open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    end();
  };
}
