import { ConfirmDialog } from '../../components/ui/confirm-dialog.tsx';
import { countOf } from '../../lib/format.ts';
import { useLostRight } from '../../lib/lost-right.ts';
import { describeEditors } from './describe-editors.ts';

interface BulkDeleteDialogProps {
  /** Of the items that are to be deleted. */
  ids: readonly string[];
  /** What the list was filtered by, in words; empty for no filter. */
  filter: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Deleting many asks first, and says how many and among what they were chosen. Import it lazily. */
export function BulkDeleteDialog({ ids, filter, onConfirm, onCancel }: BulkDeleteDialogProps) {
  const items = countOf(ids.length, 'item');
  const editors = describeEditors(ids);
  return (
    <ConfirmDialog
      title={`Delete ${items}?`}
      confirmLabel={`Delete ${items}`}
      refusal={useLostRight()}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {editors && <strong className="mb-2 block font-medium">{editors}</strong>}
      {filter
        ? `They were selected in the list of items for ${filter}.`
        : 'They were selected in the list of all items.'}{' '}
      They go into the trash, and you can undo this.
    </ConfirmDialog>
  );
}
