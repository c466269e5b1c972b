import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { overtakenFields, type EditSession } from './edit-session.ts';
import { fieldsOf, type ItemForm } from './form-values.ts';
import { nameFields } from '../../lib/name-fields.ts';

interface DeletedNoticeProps {
  isDirty: boolean;
  onRestore: () => void;
}

/** The item went away under the form. */
export function DeletedNotice({ isDirty, onRestore }: DeletedNoticeProps) {
  return (
    <Alert
      tone="danger"
      isUrgent
      title="This item was deleted while you had it open."
      actions={<Button onClick={onRestore}>{isDirty ? 'Restore and save' : 'Restore'}</Button>}
    >
      {isDirty
        ? 'What you typed is still here. Restoring brings the item back as it was and saves your changes to it.'
        : 'Restoring brings it back as it was.'}
    </Alert>
  );
}

/** Milliseconds for which a change counts as "just now". */
const recently = 10_000;

interface ChangedNoticeProps {
  form: ItemForm;
  session: EditSession;
  changedAt: number;
}

/** Somebody else's change came in. What was typed stays; where both changed the same field, that is said as well. */
export function ChangedNotice({ form, session, changedAt }: ChangedNoticeProps) {
  const values = useWatch({ control: form.control, compute: fieldsOf });
  const [pastChange, setPastChange] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setPastChange(changedAt), recently);
    return () => clearTimeout(timer);
  }, [changedAt]);

  const overtaken = overtakenFields(session, values);
  const isRecent = pastChange !== changedAt;
  if (!isRecent && overtaken.length === 0) return null;
  return (
    <p className={`text-note ${overtaken.length > 0 ? 'text-contest' : 'text-ink-muted'}`}>
      {isRecent && 'Changed elsewhere just now. '}
      {overtaken.length > 0 &&
        `${nameFields(overtaken)} ${overtaken.length === 1 ? 'was' : 'were'} changed by somebody else too: when you save, you can choose.`}
    </p>
  );
}
