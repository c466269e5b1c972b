import { api } from '../../../convex/_generated/api.js';

/** The deployed functions of who may come in; what database/convex/functions.ts is to the items. */
export const functions = {
  /** Answers with tokens: for a password, an invitation, or the token that they are exchanged with. */
  signIn: api.auth.signIn,
  signOut: api.auth.signOut,
  invite: api.invitations.create,
  members: api.members,
} as const;
