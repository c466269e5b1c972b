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

/** Does something to one after the other, as long as there is room. Whether those were all. */
export async function doWhileRoom<T>(
  ctx: MutationCtx,
  found: AsyncIterable<T>,
  act: (one: T) => Promise<void>,
): Promise<boolean> {
  let done = 0;
  for await (const one of found) {
    if (done === mostInOneStep || !(await hasRoom(ctx))) return false;
    await act(one);
    done += 1;
  }
  return true;
}
