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
