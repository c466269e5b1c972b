import type { Member } from '../../../shared/session/session.ts';
import { ConfirmDialog } from '../../components/ui/confirm-dialog.tsx';

interface RemoveDialogProps {
  member: Member;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Import it lazily. */
export function RemoveDialog({ member, onConfirm, onCancel }: RemoveDialogProps) {
  const isIn = member.joinedAt !== undefined;
  return (
    <ConfirmDialog
      title={isIn ? `Remove ${member.name ?? member.email}?` : `Take back the invitation of ${member.email}?`}
      confirmLabel={isIn ? 'Remove' : 'Take back'}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isIn
        ? 'They are signed out everywhere at once. What they have changed stays, with their name on it.'
        : 'The link that was passed on leads nowhere then.'}
    </ConfirmDialog>
  );
}
