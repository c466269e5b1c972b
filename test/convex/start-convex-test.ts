import aggregate from '@convex-dev/aggregate/test';
import rateLimiter from '@convex-dev/rate-limiter/test';
import presence from '@convex-dev/presence/test';
import { convexTest, type TestConvex } from 'convex-test';
import { orderFields, type OrderField } from '../../convex/model/orders.ts';
import schema from '../../convex/schema.ts';
import type { Role } from '../../shared/session/roles.ts';
import { addMember, type TestMember } from '../support/convex/add-member.ts';
import '../support/convex/environment.ts';

const modules = import.meta.glob('../../convex/**/*.{ts,js}');

/** As a member has them: an admin, unless it is said otherwise. */
export interface ConvexTest extends TestConvex<typeof schema> {
  readonly member: TestMember;
  /** The same as somebody has them who has not signed in. */
  readonly nobody: TestConvex<typeof schema>;
}

/** The instance of the aggregate component that counts an order, as convex/convex.config.ts names it. */
export const componentOf = (field: OrderField) => `itemsBy${field.charAt(0).toUpperCase()}${field.slice(1)}`;

interface Options {
  /** More modules for the component that counts, by name. */
  readonly componentModules?: Readonly<Record<string, object>>;
  /** The limits of a real deployment on one transaction. True without. */
  readonly transactionLimits?: boolean;
}

/** The project's own functions and components, with an admin and no items. */
export async function startConvexTest({
  componentModules = {},
  transactionLimits = true,
}: Options = {}): Promise<ConvexTest> {
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
  rateLimiter.register(t);
  presence.register(t);
  return await signIn(t, 'Ana');
}

/** The same deployment, as somebody else has it, who becomes a member with that, of a space if it is said. */
export async function signIn(
  nobody: TestConvex<typeof schema>,
  name: string,
  role: Role = 'admin',
  space?: string,
): Promise<ConvexTest> {
  const member = await addMember(nobody, name, role, space);
  return { ...nobody, ...nobody.withIdentity(member.identity), member, nobody };
}
