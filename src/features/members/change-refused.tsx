import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import type { RefusedChange } from './use-member-changes.ts';

interface ChangeRefusedProps {
  refused: RefusedChange | undefined;
  onDismiss: () => void;
}

/** What was not done to whom, and why. Stays in sight however long the list is. */
export function ChangeRefused({ refused, onDismiss }: ChangeRefusedProps) {
  if (!refused) return null;
  const { member, change, error } = refused;
  return (
    <div className="change-refused">
      <Alert
        tone="danger"
        isUrgent
        title={
          change === 'removed'
            ? `${member.email} was not removed.`
            : `The role of ${member.email} was not changed.`
        }
        actions={<Button onClick={onDismiss}>Dismiss</Button>}
      >
        {error.message}
      </Alert>
    </div>
  );
}
