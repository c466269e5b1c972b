import { lazy, Suspense, useState } from 'react';
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

/** In the account menu. Asks first when something would be lost. */
export function SignOut() {
  const { accounts } = useSession();
  const { pendingWrites } = useConnection();
  const [question, setQuestion] = useState<Where>();
  if (!accounts) return null;
  const leave = async (where: Where) => {
    setQuestion(undefined);
    const result = await accounts.signOut(where);
    if (!result.ok) showToast({ title: 'You are still signed in', description: result.error.message });
  };
  const ask = (where: Where) => {
    if (hasUnsaved() || pendingWrites > 0) setQuestion(where);
    else void leave(where);
  };
  return (
    <>
      <Button variant="quiet" className="justify-start" onClick={() => ask('here')}>
        Sign out
      </Button>
      <Button variant="quiet" className="justify-start" onClick={() => ask('everywhere')}>
        Sign out everywhere
      </Button>
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
