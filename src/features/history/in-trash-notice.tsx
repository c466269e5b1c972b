import { useState } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { useItemCommands } from '../../lib/item-commands.tsx';

/** The item of the change is not there to be taken back to anything, but can come back first. */
export function InTrashNotice({ change }: { change: Change }) {
  const { restoreItems } = useItemCommands();
  const [isRestoring, setIsRestoring] = useState(false);
  const restore = async () => {
    setIsRestoring(true);
    await restoreItems([{ id: change.itemId, name: change.itemName }]);
    setIsRestoring(false);
  };
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
