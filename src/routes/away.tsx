import { lazy, Suspense, useState } from 'react';
import { Button } from '../components/ui/button.tsx';
import { useIsWriting } from '../lib/own-writes.ts';
import { useSession } from '../lib/session-context.tsx';

const SignInAgain = lazy(() =>
  import('../features/sign-in/sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })),
);

interface AwayProps {
  email: string | undefined;
  /** How often they were asked to sign in before, by what has to wait for it. */
  asked: number;
  onAsk: () => void;
}

/** Over the application of somebody whose session has ended: asks them to sign in again, and waits if they would rather read on. */
export function Away({ email, asked, onAsk }: AwayProps) {
  const { accounts } = useSession();
  const isWriting = useIsWriting();
  const [putOff, setPutOff] = useState<number>();
  if (!accounts) return null;
  return (
    <>
      <div role="status" className="away-bar">
        You are signed out.{' '}
        {isWriting
          ? 'What you did since is done when you are back.'
          : 'What you see may be old, and nothing is saved.'}
        <Button onClick={onAsk}>Sign in again</Button>
      </div>
      {asked !== putOff && (
        <Suspense>
          <SignInAgain accounts={accounts} email={email} onClose={() => setPutOff(asked)} />
        </Suspense>
      )}
    </>
  );
}
