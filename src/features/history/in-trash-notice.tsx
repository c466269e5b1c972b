import { useState } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { quoteItem } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { showToast } from '../../lib/toasts.ts';

/** The item of the change is not there to be taken back to anything, but can come back first, for whoever may. */
export function InTrashNotice({ change }: { change: Change }) {
  const mayEdit = useMayEdit();
  const repository = useDatabase().items();
  const [isRestoring, setIsRestoring] = useState(false);
  const restore = async () => {
    setIsRestoring(true);
    const result = await repository.restore(change.itemId);
    setIsRestoring(false);
    if (result.ok) showToast({ title: `Restored ${quoteItem(result.value.name)}` });
    else showToast({ title: 'The item could not be restored', description: result.error.message });
  };
  if (!mayEdit) {
    return (
      <div className="mt-5">
        <Alert tone="neutral" title="This item is in the trash now." />
      </div>
    );
  }
  return (
    <div className="mt-5">
      <Alert
        tone="neutral"
        title="This item is in the trash now."
        actions={
          <Button aria-disabled={isRestoring} onClick={() => isRestoring || void restore()}>
            Restore from the trash
          </Button>
        }
      >
        It comes back as it was when it was deleted. Then it can be taken back to this version.
      </Alert>
    </div>
  );
}
