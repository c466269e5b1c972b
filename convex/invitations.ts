import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalMutation, internalQuery, type ActionCtx } from './_generated/server.js';
import { requireHost } from './model/access.ts';
import { action } from './model/functions.ts';
import { createCode, storeInvitation } from './model/invitations.ts';
import { countAgainst } from './model/limits.ts';
import { roleValidator } from './model/validators.ts';

/** Letting somebody in. For these, too, what is said in items.ts holds. */

const request = { email: v.string(), role: roleValidator, space: v.optional(v.string()) };
const invitation = v.object({ email: v.string(), code: v.string(), expiresAt: v.number() });

/** Makes somebody a member who has yet to come, of a space if it is said, or gives such a one another code. An action, for the sake of the code. */
export const create = action({
  args: request,
  returns: invitation,
  handler: async (ctx, args): Promise<typeof invitation.type> => {
    await requireInviter(ctx);
    const { code, digest } = await createCode();
    return { ...(await ctx.runMutation(internal.invitations.store, { ...args, digest })), code };
  },
});

/** An action sees the data through queries alone. */
const requireInviter = (ctx: ActionCtx): Promise<null> => ctx.runQuery(internal.invitations.checkInviter, {});

export const checkInviter = internalQuery({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await requireHost(ctx);
    return null;
  },
});

/** Who may do it is decided again here, where it is done. */
export const store = internalMutation({
  args: { ...request, digest: v.string() },
  returns: v.object({ email: v.string(), expiresAt: v.number() }),
  handler: async (ctx, args) => {
    const invitedBy = await requireHost(ctx);
    await countAgainst(ctx, 'invite', { key: invitedBy.id });
    return await storeInvitation(ctx, { ...args, invitedBy });
  },
});
