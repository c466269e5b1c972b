import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { nameActor } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import type { ItemLoss } from './use-item-loss.ts';

interface DeletedNoticeProps {
  loss: ItemLoss;
  isDirty: boolean;
  /** It was gone before the form was opened, for what had been typed earlier. */
  wasDeleted: boolean;
  onRestore: () => void;
  onCreate: () => void;
}

/** The item went away under the form: what was typed stays, and here is what may become of it. */
export function DeletedNotice({ loss, isDirty, wasDeleted, onRestore, onCreate }: DeletedNoticeProps) {
  const { actor } = useDatabase();
  const { isPurged, by, at } = loss;
  const what = isPurged ? 'deleted for ever' : 'deleted';
  return (
    <Alert
      tone="danger"
      isUrgent
      title={wasDeleted ? `This item was ${what}.` : `This item was ${what} while you had it open.`}
      actions={
        isPurged ? (
          isDirty && <Button onClick={onCreate}>Create as a new item</Button>
        ) : (
          <Button onClick={onRestore}>{isDirty ? 'Restore and save' : 'Restore'}</Button>
        )
      }
    >
      {by && at !== undefined && (
        <>
          {nameActor(by, actor)} did it <RelativeTime time={at} />.{' '}
        </>
      )}
      {isDirty && 'What you typed is still here. '}
      {isPurged ? isDirty && newText : isDirty ? saveText : 'Restoring brings it back as it was.'}
    </Alert>
  );
}

const saveText = 'Restoring brings the item back as it was and saves your changes to it.';
const newText = 'The item cannot come back, but all that stands in the form can become a new one.';
