import type { SignedOutReason } from '../../shared/session/session.ts';
import { Notice } from '../components/ui/notice.tsx';

const texts: Readonly<Record<SignedOutReason, string>> = {
  ended: 'You have been signed out: sign in again to go on. What you typed is kept in this browser.',
  removed: 'An admin has removed you from those who may see these items.',
};

/** The whole screen of somebody who has to sign in first. */
export function SignedOut({ why }: { why: SignedOutReason | undefined }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Notice isPage title="You are not signed in" text={why ? texts[why] : 'Sign in to see the items.'} />
    </main>
  );
}
