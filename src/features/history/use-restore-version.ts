import type { Change } from '../../../shared/database/changes.ts';
import type { EditableField } from '../../../shared/items/item.ts';
import { diffsOf, quoteItem } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { nameFields } from '../../lib/name-fields.ts';
import { showToast } from '../../lib/toasts.ts';
import { useWrite } from '../../lib/use-write.ts';

/** Takes an item back to what it was after a change, and tells in a toast what came of it. */
export function useRestoreVersion(change: Change, onRestored: () => void) {
  const repository = useDatabase().changes();
  const { undoChange } = useItemCommands();

  async function restore(fields: readonly EditableField[]) {
    const result = await repository.restoreTo(change.itemId, change.id, fields);
    if (!result.ok) {
      showToast({ title: 'The earlier version could not be restored', description: result.error.message });
      return;
    }
    tell(result.value.change);
    onRestored();
  }

  function tell(written: Change | undefined) {
    if (!written) {
      showToast({ title: `${quoteItem(change.itemName)} holds that already` });
      return;
    }
    const fields = nameFields(diffsOf(written).map(({ field }) => field));
    const action = { label: 'Undo', onAction: () => void undoChange(written) };
    showToast({ title: `Took ${fields} of ${quoteItem(written.itemName)} back`, action });
  }

  return useWrite(restore);
}
