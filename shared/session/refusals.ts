import type { DatabaseError } from '../database/database.ts';
import { mayOnlyRead } from '../database/results.ts';

/** Why somebody may not do something, in the same words wherever it is said. */
const refusals = {
  signedOut: { message: 'Sign in to go on.', needsSignIn: true },
  ended: {
    message: 'You are signed out: your session has ended. Sign in again to go on.',
    needsSignIn: true,
  },
  removed: {
    message: 'You are not a member here, or not any more. Ask an admin to invite you.',
    needsSignIn: true,
  },
  mayNotEdit: { message: mayOnlyRead().message },
  notAdmin: { message: 'Only admins may see and change who is a member.' },
  wrongCredentials: { message: 'The address or the password is not right.' },
  notInvited: {
    message:
      'This address and this invitation do not go together, or it has been used or is over. Ask whoever invited you for another.',
  },
  signedInElsewhere: { message: 'You are signed in by another provider. Sign out there first.' },
  lastAdmin: { message: 'This is the last admin. Make somebody else one first.' },
} as const;

export type Refusal = keyof typeof refusals;

export const forbidden = (refusal: Refusal): DatabaseError => ({ kind: 'Forbidden', ...refusals[refusal] });
