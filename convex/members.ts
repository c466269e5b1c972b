import { v } from 'convex/values';
import { internal } from './_generated/api.js';
import { internalAction, internalMutation } from './_generated/server.js';
import { actorOf, mayAnybodyView, requireHost, requireMember } from './model/access.ts';
import { checkCaller } from './model/callers.ts';
import { mutation, query } from './model/functions.ts';
import { createCode, storeInvitation } from './model/invitations.ts';
import {
  changeRole as giveRole,
  listMembers,
  noteSeen,
  removeMember,
  signOutEverywhere as endAll,
} from './model/members.ts';
import { callerValidator, memberListValidator, roleValidator } from './model/validators.ts';

/** Who may come in, and as what. For these, too, what is said in items.ts holds. */

/** Who is calling. For everybody: it says nothing of anybody else. */
export const me = query({
  args: {},
  returns: callerValidator,
  handler: async (ctx) => {
    const mayView = mayAnybodyView();
    const caller = await checkCaller(ctx);
    if (!('member' in caller)) return { mayView, ...caller };
    const { email, role } = caller.member;
    return { mayView, member: { ...actorOf(caller.member), email, role } };
  },
});

/** The first thousand members by address, of all or of those whose address begins so. */
export const list = query({
  args: { startsWith: v.optional(v.string()) },
  returns: memberListValidator,
  handler: async (ctx, { startsWith }) => {
    await requireHost(ctx);
    return await listMembers(ctx, startsWith);
  },
});

/** Makes a member another one of the roles. */
export const changeRole = mutation({
  args: { id: v.string(), role: roleValidator },
  returns: v.null(),
  handler: async (ctx, { id, role }) => {
    await requireHost(ctx);
    await giveRole(ctx, id, role);
    return null;
  },
});

/** Takes a membership away, or an invitation back. */
export const remove = mutation({
  args: { id: v.string() },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await requireHost(ctx);
    await removeMember(ctx, id);
    return null;
  },
});

/** Notes that the caller is here. */
export const seen = mutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const member = await requireMember(ctx);
    await noteSeen(ctx, member);
    return null;
  },
});

/** Signs the caller out in every browser. */
export const signOutEverywhere = mutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const member = await requireMember(ctx);
    await endAll(ctx, member);
    return null;
  },
});

const invitation = v.object({ email: v.string(), code: v.string(), expiresAt: v.number(), path: v.string() });

/** For the command line (`npx convex run members:invite '{"email":"…"}'`): how the first admin comes in. */
export const invite = internalAction({
  args: { email: v.string(), role: v.optional(roleValidator) },
  returns: invitation,
  handler: async (ctx, { email, role = 'admin' }): Promise<typeof invitation.type> => {
    const { code, digest } = await createCode();
    const stored = await ctx.runMutation(internal.members.storeInvited, { email, role, digest });
    return { ...stored, code, path: `/sign-in?invitation=${code}` };
  },
});

export const storeInvited = internalMutation({
  args: { email: v.string(), role: roleValidator, digest: v.string() },
  returns: v.object({ email: v.string(), expiresAt: v.number() }),
  handler: async (ctx, request) => await storeInvitation(ctx, request),
});
