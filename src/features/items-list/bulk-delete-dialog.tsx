import { ConfirmDialog } from '../../components/ui/confirm-dialog.tsx';
import { countOf } from '../../lib/format.ts';

interface BulkDeleteDialogProps {
  count: number;
  /** What the list was filtered by, in words; empty for no filter. */
  filter: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Deleting many asks first, and says how many and among what they were chosen. Import it lazily. */
export function BulkDeleteDialog({ count, filter, onConfirm, onCancel }: BulkDeleteDialogProps) {
  const items = countOf(count, 'item');
  return (
    <ConfirmDialog
      title={`Delete ${items}?`}
      confirmLabel={`Delete ${items}`}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {filter
        ? `They were selected in the list of items for ${filter}.`
        : 'They were selected in the list of all items.'}{' '}
      They go into the trash, and you can undo this.
    </ConfirmDialog>
  );
}
