import * as z from 'zod/mini';
import { id, reader, time, type Read } from '../../database/convex/wire.ts';
import { roles } from '../roles.ts';
import type { Invitation, MemberList, SignedOutReason } from '../session.ts';
import type { Tokens } from './token-place.ts';

/** What the deployment sends of people, parsed before it is trusted; see database/convex/wire.ts. */

const role = z.enum(roles);

const caller = z.object({
  mayView: z.boolean(),
  why: z.exactOptional(z.enum(['ended', 'removed'] satisfies SignedOutReason[])),
  member: z.exactOptional(z.object({ id, name: z.string(), email: z.string(), role })),
});
export type Caller = z.infer<typeof caller>;

const member = z.object({
  id,
  email: z.string(),
  name: z.exactOptional(z.string()),
  role,
  invitedBy: z.exactOptional(z.object({ id: z.string(), name: z.string() })),
  invitedAt: time,
  joinedAt: z.exactOptional(time),
  lastSeenAt: z.exactOptional(time),
});

export const readCaller: Read<Caller> = reader(caller);
export const readMembers: Read<MemberList> = reader(
  z.object({ members: z.array(member), hasMore: z.boolean(), lastAdmin: z.exactOptional(id) }),
);
export const readInvitation: Read<Invitation> = reader(
  z.object({ email: z.string(), code: z.string(), expiresAt: time }),
);
/** No tokens: what was to be exchanged is worth nothing any more. */
export const readTokens: Read<{ readonly tokens: Tokens | null }> = reader(
  z.object({ tokens: z.nullable(z.object({ token: z.string(), refreshToken: z.string() })) }),
);
