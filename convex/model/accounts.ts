import type { Auth } from 'convex/server';
import { forbidden } from '../../shared/session/refusals.ts';
import { internal } from '../_generated/api.js';
import type { Id } from '../_generated/dataModel.js';
import { env, type MutationCtx, type QueryCtx } from '../_generated/server.js';
import { actorOf } from './access.ts';
import { checkCaller, findMember, isOpen, sessionOf } from './callers.ts';
import { within } from './contexts.ts';
import { refuse } from './errors.ts';
import { showOut } from './present.ts';

/** Who signs in here with a password, and the sessions that begin with it. The library keeps both in tables of its own. */

const provider = 'password';

export interface Tokens {
  readonly token: string;
  readonly refreshToken: string;
}

export const findAccount = ({ db }: QueryCtx, email: string) =>
  db
    .query('authAccounts')
    .withIndex('providerAndAccountId', (q) => q.eq('provider', provider).eq('providerAccountId', email))
    .unique();

/** After the password was found right. Forbidden, as for a wrong one, for whoever is no member by now. */
export async function startSession(ctx: MutationCtx, email: string): Promise<Tokens> {
  const [account, member] = [await findAccount(ctx, email), await findMember(ctx, email)];
  if (!account || !member || member.userId !== account.userId) refuse(forbidden('wrongCredentials'));
  return await signInAs(ctx, account.userId);
}

interface Caller {
  readonly auth: Auth;
}

export interface Acceptance {
  readonly email: string;
  readonly name: string;
  readonly digest: string;
  /** As {@link hashPassword} makes it. */
  readonly secret: string;
}

/** Makes whoever was invited a member who signs in here, and signs them in: all of it, or Forbidden and none of it. */
export async function acceptInvitation(ctx: MutationCtx, request: Acceptance): Promise<Tokens> {
  const { email, name, digest, secret } = request;
  const now = Date.now();
  const member = await findMember(ctx, email);
  const { invitation } = member ?? {};
  const isInvited = isOpen(invitation) && invitation.digest === digest;
  if (!member || member.joinedAt !== undefined || !isInvited) refuse(forbidden('notInvited'));
  const earlier = await findAccount(ctx, email);
  if (earlier) await ctx.db.delete('authAccounts', earlier._id);
  const userId = await ctx.db.insert('users', { email, name });
  await ctx.db.insert('authAccounts', { userId, provider, providerAccountId: email, secret });
  const joined = { userId, name, joinedAt: now, lastSeenAt: now, invitation: undefined };
  await ctx.db.patch('members', member._id, joined);
  return await signInAs(ctx, userId);
}

/** Ends the session that the caller had here, and begins another. */
async function signInAs(ctx: MutationCtx, userId: Id<'users'>): Promise<Tokens> {
  // The library would look for a session of its own in any token.
  if ((await issuerOf(ctx)) === 'another') refuse(forbidden('signedInElsewhere'));
  const args = { type: 'signIn', userId, generateTokens: true } as const;
  const signedIn: unknown = await ctx.runMutation(internal.auth.store, { args });
  return (signedIn as { readonly tokens: Tokens }).tokens;
}

/** New tokens for the latest of a session, or null when it is over. Once used, a refresh token is worth nothing. */
export async function refreshSession(ctx: MutationCtx, refreshToken: string): Promise<Tokens | null> {
  const [tokenId = '', sessionId = '', ...more] = refreshToken.split('|');
  const isOne =
    ctx.db.normalizeId('authRefreshTokens', tokenId) && ctx.db.normalizeId('authSessions', sessionId);
  if (!isOne || more.length > 0) return null;
  const args = { type: 'refreshSession', refreshToken } as const;
  return (await ctx.runMutation(internal.auth.store, { args })) as Tokens | null;
}

/** The session of the caller ends, and its tabs are not here any more. For whoever has a token that was issued here. */
export async function endSession(ctx: MutationCtx): Promise<void> {
  const [caller, ended] = [await checkCaller(ctx), await sessionOf(ctx)];
  if ('member' in caller) {
    const { member } = caller;
    await showOut(within(ctx, member.space), actorOf(member).id, (session) => session === ended);
  }
  await ctx.runMutation(internal.auth.store, { args: { type: 'signOut' } });
}

/** Whether the caller has a token that was issued here: whatever became of its session. */
export const hasOwnToken = async (ctx: Caller): Promise<boolean> => (await issuerOf(ctx)) === 'own';

async function issuerOf({ auth }: Caller): Promise<'own' | 'another' | undefined> {
  const identity = await auth.getUserIdentity();
  if (!identity) return undefined;
  return identity.issuer === env.CONVEX_SITE_URL ? 'own' : 'another';
}
