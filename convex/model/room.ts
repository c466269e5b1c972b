import type { MutationCtx } from '../_generated/server.js';

/**
 * Whether a transaction has room for more of what is done in steps: it has used no more than half of any
 * of Convex's limits. The other half is for the last part that is begun, which may be far dearer than those
 * before it: trees grow, a rebuild keeps them twice, and items weigh from a hundred bytes to a megabyte.
 */
export async function hasRoom(ctx: MutationCtx): Promise<boolean> {
  const metrics = await ctx.meta.getTransactionMetrics();
  const { bytesRead, bytesWritten, databaseQueries, documentsRead, documentsWritten } = metrics;
  return [bytesRead, bytesWritten, databaseQueries, documentsRead, documentsWritten].every(
    ({ used, remaining }) => used <= remaining,
  );
}

/** So many deletions are one step, if there is room: a second of computing is a limit, too. */
export const mostInOneStep = 1000;

/** How much of one step has been done. */
export interface Step {
  done: number;
}

/** Whether a step is to end here. */
export const isFull = async (ctx: MutationCtx, { done }: Step): Promise<boolean> =>
  done >= mostInOneStep || !(await hasRoom(ctx));

/** Does something to one after the other, as long as there is room: in a step of its own, or the rest of one. Whether those were all. */
export async function doWhileRoom<T>(
  ctx: MutationCtx,
  found: AsyncIterable<T>,
  act: (one: T) => Promise<void>,
  step: Step = { done: 0 },
): Promise<boolean> {
  for await (const one of found) {
    if (await isFull(ctx, step)) return false;
    await act(one);
    step.done += 1;
  }
  return true;
}

/** Those before the first that is not meant. */
export async function* takeWhile<T>(found: AsyncIterable<T>, isMeant: (one: T) => boolean) {
  for await (const one of found) {
    if (!isMeant(one)) return;
    yield one;
  }
}
