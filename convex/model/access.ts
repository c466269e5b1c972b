import type { Auth, UserIdentity } from 'convex/server';

/**
 * Decides who may call a public function; every one of them asks here first. Whoever reaches the
 * deployment may read and write, signed in or not. Answers with who it is, null when not signed in.
 */
export async function requireAccess(ctx: { auth: Auth }): Promise<UserIdentity | null> {
  return await ctx.auth.getUserIdentity();
}
