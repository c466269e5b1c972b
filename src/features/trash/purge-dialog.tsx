import { ConfirmDialog } from '../../components/ui/confirm-dialog.tsx';
import { subjectOf } from '../../lib/item-commands/command-sentences.ts';
import { useLostRight } from '../../lib/lost-right.ts';
import type { TrashRow } from './trash-rows.ts';

interface PurgeDialogProps {
  rows: readonly TrashRow[];
  onConfirm: () => void;
  onCancel: () => void;
}

/** What is deleted for ever cannot be brought back, so that it is asked about, one or many. Import it lazily. */
export function PurgeDialog({ rows, onConfirm, onCancel }: PurgeDialogProps) {
  const isOne = rows.length === 1;
  return (
    <ConfirmDialog
      title={`Delete ${subjectOf(rows)} for ever?`}
      confirmLabel="Delete for ever"
      refusal={useLostRight()}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isOne ? 'Its content and its history go' : 'Their content and their history go'}. This cannot be
      undone.
    </ConfirmDialog>
  );
}
