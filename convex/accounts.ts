import { v } from 'convex/values';
import { internalMutation, internalQuery } from './_generated/server.js';
import {
  acceptInvitation,
  endSession as end,
  findAccount,
  refreshSession,
  startSession as start,
} from './model/accounts.ts';

/** What signing in and out reads and writes: auth.ts decides beforehand who may. */

const tokens = v.object({ token: v.string(), refreshToken: v.string() });

/** What is stored of a password. */
export const secretOf = internalQuery({
  args: { email: v.string() },
  returns: v.nullable(v.string()),
  handler: async (ctx, { email }) => (await findAccount(ctx, email))?.secret ?? null,
});

export const startSession = internalMutation({
  args: { email: v.string() },
  returns: tokens,
  handler: async (ctx, { email }) => await start(ctx, email),
});

export const accept = internalMutation({
  args: { email: v.string(), name: v.string(), digest: v.string(), secret: v.string() },
  returns: tokens,
  handler: async (ctx, request) => await acceptInvitation(ctx, request),
});

export const endSession = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await end(ctx);
    return null;
  },
});

export const refresh = internalMutation({
  args: { refreshToken: v.string() },
  returns: v.nullable(tokens),
  handler: async (ctx, { refreshToken }) => await refreshSession(ctx, refreshToken),
});
