import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';

/** A save that failed for another reason than a field: what happened, and the retry. */
export function SaveFailure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Alert
      tone="danger"
      isUrgent
      title="This could not be saved."
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      {message} What you typed is still here.
    </Alert>
  );
}
