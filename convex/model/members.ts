import { validationError } from '../../shared/database/results.ts';
import { memberQuerySchema, parseBy } from '../../shared/session/account-rules.ts';
import { forbidden } from '../../shared/session/refusals.ts';
import type { Role } from '../../shared/session/roles.ts';
import type { Member, MemberList } from '../../shared/session/session.ts';
import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx, QueryCtx } from '../_generated/server.js';
import { actorOf } from './access.ts';
import { addressOf, type CallerCtx } from './callers.ts';
import { within } from './contexts.ts';
import { refuse, unwrap } from './errors.ts';
import { showOut } from './present.ts';
import { endSessions, forgetUser } from './sessions.ts';

/** So many are listed at once. */
const mostMembers = 1000;

/** How often it is noted that somebody is here, ms. */
const seenEvery = 5 * 60_000;

export const toMember = ({ _id, email, name, role, ...member }: Doc<'members'>): Member => ({
  id: _id,
  email,
  ...(name !== undefined && { name }),
  role,
  ...(member.invitedBy && { invitedBy: member.invitedBy }),
  invitedAt: member.invitedAt,
  ...(member.joinedAt !== undefined && { joinedAt: member.joinedAt }),
  ...(member.lastSeenAt !== undefined && { lastSeenAt: member.lastSeenAt }),
});

/** The last sign of ASCII, which no address has in it. */
const afterAnyAddress = '\x7f';

/** What members:list does: all of them but those who were invited for a space. ValidationError for more than an address can begin with. */
export async function listMembers(
  ctx: QueryCtx,
  startsWith?: string,
): Promise<MemberList & { members: Member[] }> {
  const start = unwrap(parseBy(memberQuerySchema, { startsWith })).startsWith ?? '';
  const found = await ctx.db
    .query('members')
    .withIndex('by_space_and_email', (q) =>
      q
        .eq('space', undefined)
        .gte('email', start)
        .lt('email', start + afterAnyAddress),
    )
    .take(mostMembers + 1);
  const [admin, another] = await activeAdmins(ctx);
  return {
    members: found.slice(0, mostMembers).map(toMember),
    hasMore: found.length > mostMembers,
    ...(admin && !another && { lastAdmin: admin._id }),
  };
}

/** What members:changeRole does. */
export async function changeRole(ctx: MutationCtx, id: string, role: Role): Promise<void> {
  const member = await memberOf(ctx, id);
  if (member.role === role) return;
  await keepAnAdmin(ctx, member);
  await ctx.db.patch('members', member._id, { role });
}

/** What members:remove does: they are signed out and not here any more at once, and have no way back but another invitation. */
export async function removeMember(ctx: MutationCtx, id: string): Promise<void> {
  const member = await memberOf(ctx, id);
  await keepAnAdmin(ctx, member);
  await dismiss(ctx, member);
  await showOut(within(ctx, member.space), actorOf(member).id, () => true);
}

/** Without asking whether anybody is left. */
export async function dismiss(ctx: MutationCtx, { _id, userId }: Doc<'members'>): Promise<void> {
  await ctx.db.delete('members', _id);
  if (userId) await forgetUser(ctx, userId);
}

async function memberOf({ db }: MutationCtx, id: string): Promise<Doc<'members'>> {
  const memberId = db.normalizeId('members', id);
  const member = memberId && (await db.get('members', memberId));
  // Those of a space go with it.
  const isOwn = member && member.space === undefined;
  return isOwn
    ? member
    : refuse({ kind: 'NotFound', id, message: 'There is no such member, or not any more.' });
}

/** Somebody has to be left who can let others in. Of two who leave at once, Convex runs one again, and it is refused. */
async function keepAnAdmin(ctx: MutationCtx, { role, joinedAt }: Doc<'members'>): Promise<void> {
  if (role !== 'admin' || joinedAt === undefined) return;
  const [, another] = await activeAdmins(ctx);
  if (!another) refuse(forbidden('lastAdmin'));
}

/** Two of the admins who have come in, if there are two. */
const activeAdmins = ({ db }: QueryCtx): Promise<Doc<'members'>[]> =>
  db
    .query('members')
    .withIndex('by_space_and_role_and_joinedAt', (q) =>
      q.eq('space', undefined).eq('role', 'admin').gt('joinedAt', 0),
    )
    .take(2);

/** Notes that somebody is here; of whoever signs in elsewhere, at the first time, what they are called. */
export async function noteSeen(ctx: MutationCtx & CallerCtx, member: Doc<'members'>): Promise<void> {
  const now = Date.now();
  if (member.lastSeenAt !== undefined && now - member.lastSeenAt < seenEvery) return;
  const identity = member.joinedAt === undefined ? await ctx.auth.getUserIdentity() : null;
  const joining = identity &&
    addressOf(identity) === member.email && {
      joinedAt: now,
      name: identity.name ?? member.email,
      invitation: undefined,
    };
  await ctx.db.patch('members', member._id, { lastSeenAt: now, ...joining });
}

/** Signs somebody out in every browser. */
export async function signOutEverywhere(ctx: MutationCtx, member: Doc<'members'>): Promise<void> {
  const { userId, space } = member;
  if (!userId) {
    refuse(
      validationError([{ path: [], message: 'You signed in elsewhere: sign out of all browsers there.' }]),
    );
  }
  await endSessions(ctx, userId);
  await showOut(within(ctx, space), actorOf(member).id, (session) => session !== '');
}
