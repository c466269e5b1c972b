import aggregate from '@convex-dev/aggregate/test';
import { convexTest, type TestConvex } from 'convex-test';
import { orderFields, type OrderField } from '../../convex/model/orders.ts';
import schema from '../../convex/schema.ts';

const modules = import.meta.glob('../../convex/**/*.{ts,js}');

export type ConvexTest = TestConvex<typeof schema>;

/** The instance of the aggregate component that counts an order, as convex/convex.config.ts names it. */
export const componentOf = (field: OrderField) => `itemsBy${field.charAt(0).toUpperCase()}${field.slice(1)}`;

interface Options {
  /** More modules for the component that counts, by name. */
  readonly componentModules?: Readonly<Record<string, object>>;
  /** The limits of a real deployment on one transaction. True without. */
  readonly transactionLimits?: boolean;
}

/** The project's own functions and components, empty. */
export function startConvexTest({
  componentModules = {},
  transactionLimits = true,
}: Options = {}): ConvexTest {
  const t = convexTest({ schema, modules, transactionLimits });
  const more = Object.fromEntries(
    Object.entries(componentModules).map(([name, module]) => [
      `./component/${name}.ts`,
      () => Promise.resolve(module),
    ]),
  );
  for (const field of orderFields) {
    t.registerComponent(componentOf(field), aggregate.schema, { ...aggregate.modules, ...more });
  }
  return t;
}
