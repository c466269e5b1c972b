import type { MutationCtx } from '../../../convex/_generated/server.js';
import { endSessions } from '../../../convex/model/sessions.ts';
import { deploymentKey } from './auth-settings.ts';
import { signToken } from './sign-token.ts';
import type { TestDeployment } from './test-deployment.ts';

/** Signing in at the deployment itself, without the minutes that hashing passwords would take. */

/** In seconds: longer than any test, so that a session ends by its document alone. */
const lifetime = 10 * 365 * 24 * 60 * 60;

/** A token of the deployment; the subject is as the library writes it, "userId|sessionId". */
export function issueOwnToken(
  { siteUrl }: TestDeployment,
  subject: string,
  claims: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  return signToken(
    { ...{ iss: siteUrl, aud: 'convex', sub: subject, iat: now, exp: now + lifetime }, ...claims },
    deploymentKey,
  );
}

export interface TestSession {
  readonly id: string;
  /** Of its tokens. */
  readonly subject: string;
  readonly token: string;
}

/** A session of a member, who from now on is one that signs in here. Over at `expiresAt`, ms since the epoch. */
export async function addSession(
  deployment: TestDeployment,
  email: string,
  expiresAt = Date.now() + lifetime * 1000,
): Promise<TestSession> {
  return await deployment.run(async (ctx) => {
    const db = ctx.db as unknown as MutationCtx['db'];
    const member = await db
      .query('members')
      .withIndex('by_email', (q) => q.eq('email', email))
      .unique();
    if (!member) throw new Error(`${email} is no member.`);
    const userId = member.userId ?? (await db.insert('users', { email }));
    await db.patch(member._id, { userId });
    const id = await db.insert('authSessions', { userId, expirationTime: expiresAt });
    const subject = `${userId}|${id}`;
    return { id, subject, token: issueOwnToken(deployment, subject) };
  });
}

/** Ends all that a member has, as an operator would who deletes their documents: no function is called for it. */
export async function endSessionsOf(deployment: TestDeployment, email: string): Promise<void> {
  await deployment.run(async (ctx) => {
    const context = ctx as unknown as MutationCtx;
    const member = await context.db
      .query('members')
      .withIndex('by_email', (q) => q.eq('email', email))
      .unique();
    if (!member?.userId) throw new Error(`${email} does not sign in here.`);
    await endSessions(context, member.userId);
  });
}
