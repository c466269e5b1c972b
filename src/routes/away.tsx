import { lazy, Suspense, useState } from 'react';
import { Button } from '../components/ui/button.tsx';
import { useSession } from '../lib/session-context.tsx';

const SignInAgain = lazy(() =>
  import('../features/sign-in/sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })),
);

/** Over the application of somebody whose session has ended: asks them to sign in again, and waits if they would rather read on. */
export function Away({ email }: { email: string | undefined }) {
  const { accounts } = useSession();
  const [isAsked, setIsAsked] = useState(true);
  if (!accounts) return null;
  return (
    <>
      <div role="status" className="away-bar">
        You are signed out. What you see may be old, and nothing is saved.
        <Button onClick={() => setIsAsked(true)}>Sign in again</Button>
      </div>
      {isAsked && (
        <Suspense>
          <SignInAgain accounts={accounts} email={email} onClose={() => setIsAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
