import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { action, internalMutation, internalQuery, type ActionCtx } from './_generated/server.js';
import { requireAdmin } from './model/access.ts';
import { createCode, storeInvitation } from './model/invitations.ts';
import { countAgainst } from './model/limits.ts';
import { roleValidator } from './model/validators.ts';

/** Letting somebody in. For these, too, what is said in items.ts holds. */

const invitation = v.object({ email: v.string(), code: v.string(), expiresAt: v.number() });

/** Makes somebody a member who has yet to come, or gives such a one another code. An action, for the sake of the code. */
export const create = action({
  args: { email: v.string(), role: roleValidator },
  returns: invitation,
  handler: async (ctx, request): Promise<typeof invitation.type> => {
    await requireInviter(ctx);
    const { code, digest } = await createCode();
    return { ...(await ctx.runMutation(internal.invitations.store, { ...request, digest })), code };
  },
});

/** An action sees the data through queries alone. */
const requireInviter = (ctx: ActionCtx): Promise<null> => ctx.runQuery(internal.invitations.checkInviter, {});

export const checkInviter = internalQuery({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await requireAdmin(ctx, 'notAdmin');
    return null;
  },
});

/** Who may do it is decided again here, where it is done. */
export const store = internalMutation({
  args: { email: v.string(), role: roleValidator, digest: v.string() },
  returns: v.object({ email: v.string(), expiresAt: v.number() }),
  handler: async (ctx, request) => {
    const invitedBy = await requireAdmin(ctx, 'notAdmin');
    await countAgainst(ctx, 'invite', { key: invitedBy.id });
    return await storeInvitation(ctx, { ...request, invitedBy });
  },
});
