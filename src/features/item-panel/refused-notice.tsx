import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import type { ItemForm } from './form-values.ts';
import { dropDraft, useRefusedDraft } from './refused-drafts.ts';

interface RefusedNoticeProps {
  form: ItemForm;
  /** Without one, what was meant for a new item. */
  itemId?: string;
}

/** A save that was refused after its form had been closed: why, and what was typed. */
export function RefusedNotice({ form, itemId }: RefusedNoticeProps) {
  const draft = useRefusedDraft(itemId);
  if (!draft) return null;
  const putBack = () => {
    for (const field of draft.fields) form.setValue(field, draft.values[field], { shouldDirty: true });
    dropDraft(draft);
  };
  return (
    <Alert
      tone="danger"
      isUrgent
      title="What you saved last was refused."
      actions={
        <>
          <Button onClick={putBack}>Put back what I typed</Button>
          <Button variant="quiet" onClick={() => dropDraft(draft)}>
            Discard it
          </Button>
        </>
      }
    >
      {draft.reason}
    </Alert>
  );
}
