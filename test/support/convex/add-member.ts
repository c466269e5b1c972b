import type { GenericDataModel, GenericMutationCtx } from 'convex/server';
import type { Actor } from '../../../shared/database/changes.ts';
import type { Role } from '../../../shared/session/roles.ts';
import { identityOf, issueToken } from './test-issuer.ts';

/** A deployment, or convex-test alone. */
interface WithData {
  run<T>(handler: (ctx: GenericMutationCtx<GenericDataModel>) => Promise<T>): Promise<T>;
}

export interface TestMember {
  readonly id: string;
  readonly email: string;
  /** As changes record them. */
  readonly actor: Actor;
  readonly token: string;
  /** For functions that are called without a connection. */
  readonly identity: ReturnType<typeof identityOf>;
}

/** Lets somebody in who signs in elsewhere (see test-issuer.ts), into a space if it is said; the same name is the same person. */
export async function addMember(
  deployment: WithData,
  name: string,
  role: Role = 'admin',
  space?: string,
): Promise<TestMember> {
  const email = `${name.toLowerCase().replaceAll(/\W+/g, '-')}@example.org`;
  const id = await deployment.run(async ({ db }) => {
    const known = await db
      .query('members')
      .filter((q) => q.eq(q.field('email'), email))
      .first();
    const now = Date.now();
    const member = {
      ...(space !== undefined && { space }),
      email,
      name,
      role,
      invitedAt: now,
      joinedAt: now,
      lastSeenAt: now,
    };
    const id: unknown = known?.['_id'] ?? (await db.insert('members', member));
    return id as string;
  });
  return {
    ...{ id, email, token: issueToken(email), identity: identityOf(email) },
    actor: { id: `member:${id}`, name },
  };
}
