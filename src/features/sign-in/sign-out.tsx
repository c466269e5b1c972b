import { lazy, Suspense, useState } from 'react';
import type { Session } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { useSession } from '../../lib/session-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import { hasUnsaved } from '../../lib/unsaved.ts';
import { useConnection } from '../../lib/use-watch.ts';
import { countOf } from '../../lib/format.ts';

const ConfirmDialog = lazy(async () => ({
  default: (await import('../../components/ui/confirm-dialog.tsx')).ConfirmDialog,
}));

type Where = 'here' | 'everywhere';

const labels = { here: 'Sign out', everywhere: 'Sign out everywhere' } as const;

/** Whether whoever is here now has been signed in all the while, when what is returned is called: once. */
function watchStay(session: Session): () => boolean {
  const { database } = session;
  let hasLeft = false;
  const end = session.watch(({ status }) => (hasLeft ||= status === 'signedOut'));
  return () => {
    end();
    return !hasLeft && session.database === database;
  };
}

/**
 * In the account menu. Asks first when something would be lost. Everywhere is for the server to say, which may take a
 * while: meanwhile one can leave this browser, which takes none.
 */
export function SignOut() {
  const session = useSession();
  const { accounts } = session;
  const { pendingWrites } = useConnection();
  const [question, setQuestion] = useState<Where>();
  const [underWay, setUnderWay] = useState<Where>();
  if (!accounts) return null;
  const leave = async (where: Where) => {
    const isStill = watchStay(session);
    setQuestion(undefined);
    setUnderWay(where);
    const result = await accounts.signOut(where);
    setUnderWay(undefined);
    // Who was signed out while everywhere was asked for was not, though they be back.
    if (isStill() && !result.ok) {
      showToast({ title: 'You are still signed in', description: result.error.message });
    }
  };
  const ask = (where: Where) => {
    if (where === underWay) return;
    if (hasUnsaved() || pendingWrites > 0) setQuestion(where);
    else void leave(where);
  };
  return (
    <>
      {(['here', 'everywhere'] as const).map((where) => (
        <Button
          key={where}
          variant="quiet"
          className="justify-start"
          aria-disabled={where === underWay}
          onClick={() => ask(where)}
        >
          {where === underWay ? 'Signing out…' : labels[where]}
        </Button>
      ))}
      {question && (
        <Suspense>
          <ConfirmDialog
            title="Sign out with something unsaved?"
            confirmLabel="Sign out"
            onConfirm={() => void leave(question)}
            onCancel={() => setQuestion(undefined)}
          >
            {pendingWrites > 0
              ? `${countOf(pendingWrites, 'write')} could not be sent yet, and would be lost. `
              : 'What you typed is not saved. '}
            What is typed in a form is kept in this browser.
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
