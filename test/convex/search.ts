import type { FunctionArgs, FunctionReference, FunctionReturnType } from 'convex/server';
import { api } from '../../convex/_generated/api.js';
import type { ConvexTest } from './start-convex-test.ts';

type Searching = typeof api.items.page | typeof api.items.search | typeof api.items.count;

/** Opens a search and runs it, as a client does. */
export async function search<F extends Searching>(
  t: ConvexTest,
  reference: F,
  args: FunctionArgs<F> & { search: string },
): Promise<FunctionReturnType<F>> {
  await t.mutation(api.items.openSearch, args);
  const query: FunctionReference<'query'> = reference;
  return (await t.query(query, args)) as FunctionReturnType<F>;
}
