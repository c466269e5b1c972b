import { useSyncExternalStore } from 'react';
import type { RouterHistory } from '@tanstack/react-router';
import type { SignedOutReason } from '../../shared/session/session.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { Mark } from '../features/shell/mark.tsx';
import { useSession } from '../lib/session-context.tsx';

interface SignedOutProps {
  why?: SignedOutReason | undefined;
  history: RouterHistory;
}

/** Whatever the address: when one is in, it is what one wanted to see. */
export function SignedOut({ why, history }: SignedOutProps) {
  const { accounts } = useSession();
  const at = useSyncExternalStore(history.subscribe, () => history.location);
  if (!accounts) return null;
  return (
    <SignInPage
      accounts={accounts}
      why={why}
      at={at}
      onGo={(path) => history.replace(path)}
      mark={<Mark />}
    />
  );
}
