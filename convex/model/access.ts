import { unknownActor } from '../../shared/database/actors.ts';
import type { Actor } from '../../shared/database/changes.ts';
import { forbidden } from '../../shared/session/refusals.ts';
import { mayEdit } from '../../shared/session/roles.ts';
import type { Doc } from '../_generated/dataModel.js';
import { env } from '../_generated/server.js';
import { checkCaller, type CallerCtx } from './callers.ts';
import { within, type InSpace } from './contexts.ts';
import { refuse } from './errors.ts';

/**
 * Decides who may call a public function; every one of them asks here first, but for those by which one
 * signs in. Each answers with who it is.
 */

/** Who is let in, and the context of the space that they belong to: nobody says in which one they are. */
export interface Admission<Ctx> {
  readonly actor: Actor;
  readonly inSpace: Ctx & InSpace;
}

/** For what only reads: members, and everybody where the deployment's environment says so. Forbidden for all others. */
export async function requireViewer<Ctx extends CallerCtx>(ctx: Ctx): Promise<Admission<Ctx>> {
  const caller = await checkCaller(ctx);
  if ('member' in caller) return admit(ctx, caller.member);
  if (!mayAnybodyView()) refuse(forbidden(caller.why ?? 'signedOut'));
  return { actor: unknownActor, inSpace: within(ctx, undefined) };
}

/** For what writes items. Forbidden for whoever is no admin. */
export async function requireAdmin<Ctx extends CallerCtx>(ctx: Ctx): Promise<Admission<Ctx>> {
  const member = await requireMember(ctx);
  return mayEdit(member.role) ? admit(ctx, member) : refuse(forbidden('mayNotEdit'));
}

/** For what is about members and spaces. Forbidden for whoever is no admin, and in a space for everybody. */
export async function requireHost(ctx: CallerCtx): Promise<Actor> {
  const member = await requireMember(ctx);
  const isHost = mayEdit(member.role) && member.space === undefined;
  return isHost ? actorOf(member) : refuse(forbidden('notAdmin'));
}

const admit = <Ctx extends object>(ctx: Ctx, member: Doc<'members'>): Admission<Ctx> => ({
  actor: actorOf(member),
  inSpace: within(ctx, member.space),
});

/** For what members alone are told. Forbidden for all others. */
export async function requireInsider<Ctx extends CallerCtx>(ctx: Ctx): Promise<Admission<Ctx>> {
  return admit(ctx, await requireMember(ctx));
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
