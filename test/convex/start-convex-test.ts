import aggregate from '@convex-dev/aggregate/test';
import { convexTest } from 'convex-test';
import schema from '../../convex/schema.ts';

const modules = import.meta.glob('../../convex/**/*.{ts,js}');

/** Instances of the aggregate component, as convex/convex.config.ts names them. */
export const orderComponents = ['itemsByName', 'itemsByCreatedAt', 'itemsByUpdatedAt'] as const;

/** The project's own functions and components, empty, with the limits of a real deployment. */
export function startConvexTest() {
  const t = convexTest({ schema, modules, transactionLimits: true });
  for (const name of orderComponents) aggregate.register(t, name);
  return t;
}
