import type { FunctionArgs, FunctionReference } from 'convex/server';
import type { ConvexTest } from './start-convex-test.ts';

/** Documents that a call has read and written, those of the components among them. */
export interface Documents {
  readonly read: number;
  readonly written: number;
  /** Index ranges, which Convex limits too: each get is one. */
  readonly ranges: number;
}

type Query = FunctionReference<'query', 'public' | 'internal'>;
type Mutation = FunctionReference<'mutation', 'public' | 'internal'>;

/** Calls a query and says what it cost. */
export async function measureQuery<F extends Query>(
  t: ConvexTest,
  reference: F,
  args: FunctionArgs<F>,
): Promise<Documents> {
  return await t.query(async (ctx) => {
    await ctx.runQuery(reference, args);
    return documentsOf(await ctx.meta.getTransactionMetrics());
  });
}

/** Calls a mutation, whose writes stay, and says what it cost. */
export async function measureMutation<F extends Mutation>(
  t: ConvexTest,
  reference: F,
  args: FunctionArgs<F>,
): Promise<Documents> {
  return await t.mutation(async (ctx) => {
    await ctx.runMutation(reference, args);
    return documentsOf(await ctx.meta.getTransactionMetrics());
  });
}

type Metrics = Record<'documentsRead' | 'documentsWritten' | 'databaseQueries', { used: number }>;

const documentsOf = ({ documentsRead, documentsWritten, databaseQueries }: Metrics): Documents => ({
  read: documentsRead.used,
  written: documentsWritten.used,
  ranges: databaseQueries.used,
});
