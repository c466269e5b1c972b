import type { ReactNode } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useWrite } from '../../lib/use-write.ts';

interface InTrashNoticeProps {
  /** Any of the item's: says which one it is, and what it is called. */
  change: Pick<Change, 'itemId' | 'itemName'>;
  /** What can be done with the item then. */
  children?: ReactNode;
}

/** An item that is not there, but can come back, for whoever may. */
export function InTrashNotice({ change, children }: InTrashNoticeProps) {
  const mayEdit = useMayEdit();
  const { restoreItems } = useItemCommands();
  const { isBusy, run } = useWrite(async () => {
    await restoreItems([{ id: change.itemId, name: change.itemName }]);
  });
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
          <Button aria-disabled={isBusy} onClick={() => run()}>
            Restore from the trash
          </Button>
        }
      >
        It comes back as it was when it was deleted. {children}
      </Alert>
    </div>
  );
}
