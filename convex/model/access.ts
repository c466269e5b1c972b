import { unknownActor } from '../../shared/database/actors.ts';
import type { Actor } from '../../shared/database/changes.ts';
import { forbidden, type Refusal } from '../../shared/session/refusals.ts';
import { mayEdit } from '../../shared/session/roles.ts';
import type { Doc } from '../_generated/dataModel.js';
import { env } from '../_generated/server.js';
import { checkCaller, type CallerCtx } from './callers.ts';
import { refuse } from './errors.ts';

/**
 * Decides who may call a public function; every one of them asks here first, but for those by which one
 * signs in. Each answers with who it is.
 */

/** For what only reads: members, and everybody where the deployment's environment says so. Forbidden for all others. */
export async function requireViewer(ctx: CallerCtx): Promise<Actor> {
  const caller = await checkCaller(ctx);
  if ('member' in caller) return actorOf(caller.member);
  return mayAnybodyView() ? unknownActor : refuse(forbidden(caller.why ?? 'signedOut'));
}

/** For what writes items, and for what is about members. Forbidden for whoever is no admin. */
export async function requireAdmin(ctx: CallerCtx, otherwise: Refusal = 'mayNotEdit'): Promise<Actor> {
  const member = await requireMember(ctx);
  return mayEdit(member.role) ? actorOf(member) : refuse(forbidden(otherwise));
}

/** For what one does with one's own membership. */
export async function requireMember(ctx: CallerCtx): Promise<Doc<'members'>> {
  const caller = await checkCaller(ctx);
  return 'member' in caller ? caller.member : refuse(forbidden(caller.why ?? 'signedOut'));
}

/** Whether whoever has not signed in may read. */
export const mayAnybodyView = (): boolean => env.ANONYMOUS_VIEWERS?.trim().toLowerCase() === 'true';

/** As changes record a member: the same for as long as they are one, whatever they call themselves. */
export const actorOf = ({ _id, name, email }: Doc<'members'>): Actor => ({
  id: `member:${_id}`,
  name: name ?? email,
});
