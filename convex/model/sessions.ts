import type { Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';

/** More than anybody has: the others end when their time is over. */
const mostSessions = 200;
const mostTokens = 100;

/** Signs somebody out everywhere: tokens of these sessions are worth nothing from now on. */
export async function endSessions({ db }: MutationCtx, userId: Id<'users'>): Promise<void> {
  const sessions = await db
    .query('authSessions')
    .withIndex('userId', (q) => q.eq('userId', userId))
    .take(mostSessions);
  for (const { _id } of sessions) {
    await db.delete('authSessions', _id);
    const tokens = await db
      .query('authRefreshTokens')
      .withIndex('sessionId', (q) => q.eq('sessionId', _id))
      .take(mostTokens);
    for (const token of tokens) await db.delete('authRefreshTokens', token._id);
  }
}

/** Forgets how somebody signs in, so that they can be invited anew. */
export async function forgetUser(ctx: MutationCtx, userId: Id<'users'>): Promise<void> {
  await endSessions(ctx, userId);
  const accounts = await ctx.db
    .query('authAccounts')
    .withIndex('userIdAndProvider', (q) => q.eq('userId', userId))
    .take(mostTokens);
  for (const { _id } of accounts) await ctx.db.delete('authAccounts', _id);
  if (await ctx.db.get('users', userId)) await ctx.db.delete('users', userId);
}
