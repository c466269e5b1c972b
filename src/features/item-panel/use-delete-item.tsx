import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { neighbourItemId } from '../../lib/item-focus.ts';
import { useLostRight } from '../../lib/lost-right.ts';
import { useConnection } from '../../lib/use-watch.ts';
import type { Item } from '../../../shared/items/item.ts';
import type { Gate } from './gate.ts';

const ConfirmDialog = lazy(async () => ({
  default: (await import('../../components/ui/confirm-dialog.tsx')).ConfirmDialog,
}));

/**
 * Delete from the form. The item can be brought back by Undo and needs no question; what was typed and
 * not saved cannot, so that a dirty form asks.
 */
export function useDeleteItem(item: Item, gate: Gate, onDeleted: (neighbourId: string | undefined) => void) {
  const { deleteItems } = useItemCommands();
  const { status } = useConnection();
  const [isAsking, setAsking] = useState(false);
  const refusal = useLostRight();

  async function remove() {
    // The form is about to close: it need not say that its item is gone.
    gate.shut();
    const neighbour = neighbourItemId(item.id);
    const deleted = deleteItems([item]);
    // Without a connection the answer may be long in coming: a toast tells of it then, whatever it is.
    if (status !== 'live') {
      onDeleted(neighbour);
      return;
    }
    const { failed } = await deleted;
    if (failed.length === 0) onDeleted(neighbour);
    else gate.open();
  }

  function ask(isDirty: boolean) {
    if (isDirty) setAsking(true);
    else void remove();
  }

  const question: ReactNode = isAsking && (
    <Suspense fallback={null}>
      <ConfirmDialog
        title="Delete with unsaved changes?"
        confirmLabel="Delete"
        cancelLabel="Keep editing"
        refusal={refusal}
        onConfirm={() => {
          setAsking(false);
          void remove();
        }}
        onCancel={() => setAsking(false)}
      >
        The item can be brought back, what you typed since you last saved cannot.
      </ConfirmDialog>
    </Suspense>
  );

  return { ask, question };
}
