import type { Actor } from '../../shared/database/changes.ts';
import { validationError } from '../../shared/database/results.ts';
import { accountLimits, emailSchema, parseBy } from '../../shared/session/account-rules.ts';
import type { Role } from '../../shared/session/roles.ts';
import * as z from 'zod/mini';
import type { MutationCtx } from '../_generated/server.js';
import { findMember } from './callers.ts';
import { spaceOf } from './contexts.ts';
import { refuse, unwrap } from './errors.ts';
import { openSpace } from './spaces.ts';

/** 160 bits: nobody guesses one. */
const codeBytes = 20;

/** A code and what is stored of it. For an action: only there does chance come from the machine. */
export async function createCode(): Promise<{ code: string; digest: string }> {
  const code = toHex(crypto.getRandomValues(new Uint8Array(codeBytes)));
  return { code, digest: await digestOf(code) };
}

/** What is stored of a code: whoever reads the database cannot accept an invitation. */
export async function digestOf(code: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))));
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

interface NewInvitation {
  readonly email: string;
  readonly role: Role;
  readonly digest: string;
  /** Absent for the command line. */
  readonly invitedBy?: Actor;
  /** Into which space; absent for the deployment's own. */
  readonly space?: string;
}

/** The address as it is stored. ValidationError for one that is none. */
const parseAddress = (email: string): string =>
  unwrap(parseBy(z.object({ email: emailSchema }), { email })).email;

/**
 * Makes somebody a member who has yet to come, or gives such a one another code; the one before is worth nothing then.
 * NotFound for a space that is not there, ValidationError for whoever is a member, or would be taken from the deployment's own.
 */
export async function storeInvitation(
  ctx: MutationCtx,
  { digest, role, invitedBy, ...request }: NewInvitation,
): Promise<{ email: string; expiresAt: number }> {
  const email = parseAddress(request.email);
  const now = Date.now();
  const expiresAt = now + accountLimits.invitation;
  const space = request.space === undefined ? undefined : await openSpace(ctx, request.space, 1);
  const known = await findMember(ctx, email);
  const isTaken = known && space !== undefined && known.space === undefined;
  if (known?.joinedAt !== undefined || isTaken) {
    refuse(validationError([{ path: ['email'], message: `${email} is a member already.` }]));
  }
  if (known) await ctx.db.delete('members', known._id);
  await ctx.db.insert('members', {
    ...spaceOf({ space }),
    email,
    role,
    invitedAt: now,
    invitation: { digest, expiresAt },
    ...(invitedBy && { invitedBy }),
  });
  return { email, expiresAt };
}
