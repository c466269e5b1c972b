import type { SignedOutReason } from '../../../shared/session/session.ts';

/** Why somebody who was signed in is not any more. */
export const reasonWords: Readonly<Record<SignedOutReason, string>> = {
  ended: 'You have been signed out. Sign in again to go on; what you typed is kept in this browser.',
  removed: 'An admin has removed you from the members. To come back you need a new invitation.',
};
