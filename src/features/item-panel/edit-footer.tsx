import { Button } from '../../components/ui/button.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { ContestBar } from './contest-bar.tsx';
import { outcomeTexts } from './save-edit.ts';
import { SaveButton } from './save-button.tsx';
import { SaveProgress } from './save-progress.tsx';
import type { EditedItem } from './use-edit-item.ts';

interface EditFooterProps {
  edit: EditedItem;
  formId: string;
  onClose: () => void;
  onDelete: () => void;
}

/** What can be done with the form, and what came of it. */
export function EditFooter({ edit, formId, onClose, onDelete }: EditFooterProps) {
  const { form, live, contests, loss, sent, outcome } = edit;
  const canWrite = useMayEdit() && !loss;
  const { isDirty, isSubmitting } = form.formState;
  return (
    <>
      {canWrite && <ContestBar form={form} session={live.session} contests={contests} />}
      {canWrite && <SaveButton formId={formId} isSubmitting={isSubmitting} />}
      <Button onClick={onClose}>Cancel</Button>
      <SaveProgress fields={sent.fields} />
      {!isDirty && outcome && (
        // A long one takes a line of its own, and leaves the buttons theirs.
        <span className={`text-ink-muted ${outcome === 'merged' ? 'order-first basis-full' : ''}`}>
          {outcomeTexts[outcome]}
        </span>
      )}
      {canWrite && (
        <Button variant="quiet-danger" className="ml-auto" onClick={onDelete}>
          Delete
        </Button>
      )}
    </>
  );
}
