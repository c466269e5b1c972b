import { convexAuth } from '@convex-dev/auth/server';
import { v } from 'convex/values';
import { validationError } from '../shared/database/results.ts';
import { credentialsSchema, parseBy, signUpSchema } from '../shared/session/account-rules.ts';
import { forbidden } from '../shared/session/refusals.ts';
import { internal } from './_generated/api.js';
import type { ActionCtx } from './_generated/server.js';
import { hasOwnToken, type Tokens } from './model/accounts.ts';
import { refuse, unwrap } from './model/errors.ts';
import { action } from './model/functions.ts';
import { requireUnguessable } from './model/guessing.ts';
import { digestOf } from './model/invitations.ts';
import { requireKeys } from './model/keys.ts';
import { countAgainst, forgetCount } from './model/limits.ts';
import { hashPassword, verifyPassword } from './model/passwords.ts';

/**
 * Signing in and out: for everybody, so they say nothing of anybody. Sessions, tokens and their keys are the
 * business of @convex-dev/auth, of which `store` is what it writes them by. For what is refused, see items.ts.
 */

export const { auth, store } = convexAuth({ providers: [] });

const signInParams = v.object({ flow: v.literal('signIn'), email: v.string(), password: v.string() });
const signUpParams = v.object({
  flow: v.literal('signUp'),
  ...{ email: v.string(), password: v.string(), name: v.string(), invitation: v.string() },
});

/**
 * With an address and a password, with an invitation, or with a refresh token, which is used up by it; null for
 * one that is worth nothing. QueryError where the deployment has no keys, RateLimited for whoever tries too often.
 */
export const signIn = action({
  args: {
    provider: v.optional(v.literal('password')),
    params: v.optional(v.union(signInParams, signUpParams)),
    refreshToken: v.optional(v.string()),
  },
  returns: v.object({ tokens: v.nullable(v.object({ token: v.string(), refreshToken: v.string() })) }),
  handler: async (ctx, { provider, params, refreshToken }): Promise<{ tokens: Tokens | null }> => {
    requireKeys();
    if (refreshToken !== undefined && params === undefined) {
      return { tokens: await ctx.runMutation(internal.accounts.refresh, { refreshToken }) };
    }
    if (provider === undefined || params === undefined || refreshToken !== undefined) {
      const message = 'Either a provider with its parameters or a refresh token is needed.';
      refuse(validationError([{ path: [], message }]));
    }
    const { flow, ...request } = params;
    const tokens =
      flow === 'signIn' ? await signInByPassword(ctx, request) : await signUpByInvitation(ctx, request);
    return { tokens };
  },
});

/** Whoever is not known waits as long for the answer, and gets the same, as whoever mistypes. */
async function signInByPassword(ctx: ActionCtx, request: object): Promise<Tokens> {
  const { email, password } = unwrap(parseBy(credentialsSchema, request));
  await countAgainst(ctx, 'signInOverall');
  await countAgainst(ctx, 'signIn', { key: email });
  const secret = await ctx.runQuery(internal.accounts.secretOf, { email });
  if (!verifyPassword(password, secret ?? undefined)) refuse(forbidden('wrongCredentials'));
  const tokens = await ctx.runMutation(internal.accounts.startSession, { email });
  await forgetCount(ctx, 'signIn', email);
  return tokens;
}

/** The password is hashed before it is known whether it will be needed, so that this says nothing of who is invited. */
async function signUpByInvitation(ctx: ActionCtx, request: object): Promise<Tokens> {
  const { email, name, password, invitation } = unwrap(parseBy(signUpSchema, request));
  await countAgainst(ctx, 'signUpOverall');
  await countAgainst(ctx, 'signUp', { key: email });
  requireUnguessable(password, [email, ...email.split('@'), name]);
  const [digest, secret] = [await digestOf(invitation), hashPassword(password)];
  return await ctx.runMutation(internal.accounts.accept, { email, name, digest, secret });
}

/** The session of the caller ends, in this browser; nothing for whoever has none here. */
export const signOut = action({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    if (await hasOwnToken(ctx)) await ctx.runMutation(internal.accounts.endSession, {});
    return null;
  },
});
