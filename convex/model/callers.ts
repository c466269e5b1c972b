import type { Auth, UserIdentity } from 'convex/server';
import { emailSchema } from '../../shared/session/account-rules.ts';
import type { SignedOutReason } from '../../shared/session/session.ts';
import type { Doc, Id } from '../_generated/dataModel.js';
import { env, type QueryCtx } from '../_generated/server.js';

/** Who calls a function: found anew at each call, so that a role that was changed or taken holds at once. */

export interface CallerCtx {
  readonly auth: Auth;
  readonly db: QueryCtx['db'];
}

/** A member, or somebody who is none; `why` when that was different. */
export type Caller = { readonly member: Doc<'members'> } | { readonly why?: SignedOutReason };

/** Reads two documents at most. The token says who it is and nothing of what they may do. */
export async function checkCaller(ctx: CallerCtx): Promise<Caller> {
  const identity = await ctx.auth.getUserIdentity();
  if (!identity) return {};
  const member =
    identity.issuer === env.CONVEX_SITE_URL
      ? await findBySession(ctx, identity)
      : await findByAddress(ctx, identity);
  if (member === 'ended') return { why: 'ended' };
  return member ? { member } : { why: 'removed' };
}

/** The address of an identity, where whoever vouches for it says that it is theirs. */
export function addressOf({ email, emailVerified }: UserIdentity): string | undefined {
  const address = emailVerified === true ? emailSchema.safeParse(email) : undefined;
  return address?.success ? address.data : undefined;
}

/**
 * Signed in here: as long as the session is there, whatever the token says of its time. A member who is removed loses
 * their sessions as well, and is told of the first.
 */
async function findBySession({ db }: CallerCtx, { subject }: UserIdentity) {
  const userId = db.normalizeId('users', subject.split('|')[0] ?? '');
  const member = userId && (await findMemberOf({ db }, userId));
  if (!member) return null;
  const sessionId = sessionIn({ db }, subject);
  const found = sessionId && (await db.get('authSessions', sessionId));
  const isOn = found && found.userId === userId && found.expirationTime > Date.now();
  return isOn ? member : 'ended';
}

/** The session that a call is made in, as its token says, whatever has become of it; null for whoever signs in elsewhere. */
export async function sessionOf({ auth, db }: CallerCtx): Promise<Id<'authSessions'> | null> {
  const identity = await auth.getUserIdentity();
  return identity?.issuer === env.CONVEX_SITE_URL ? sessionIn({ db }, identity.subject) : null;
}

/** The subject of a token that was issued here is "userId|sessionId". */
const sessionIn = ({ db }: Pick<CallerCtx, 'db'>, subject: string): Id<'authSessions'> | null =>
  db.normalizeId('authSessions', subject.split('|')[1] ?? '');

const findMemberOf = ({ db }: Pick<CallerCtx, 'db'>, userId: Id<'users'>): Promise<Doc<'members'> | null> =>
  db
    .query('members')
    .withIndex('by_userId', (q) => q.eq('userId', userId))
    .unique();

/** Signed in elsewhere: by the address. Whoever has not come yet may do so for as long as their invitation is open. */
async function findByAddress(ctx: CallerCtx, identity: UserIdentity) {
  const address = addressOf(identity);
  const member = address === undefined ? null : await findMember(ctx, address);
  if (!member || member.joinedAt !== undefined) return member;
  return isOpen(member.invitation) ? member : null;
}

/** Whether an invitation can still be accepted. */
export const isOpen = (
  invitation: Doc<'members'>['invitation'],
): invitation is NonNullable<Doc<'members'>['invitation']> =>
  invitation !== undefined && invitation.expiresAt > Date.now();

/** The member of an address, as it is stored. */
export const findMember = ({ db }: Pick<CallerCtx, 'db'>, email: string): Promise<Doc<'members'> | null> =>
  db
    .query('members')
    .withIndex('by_email', (q) => q.eq('email', email))
    .unique();
