import { useId, useRef, type ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import type { Item } from '../../../shared/items/item.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { ConflictChooser } from './conflict-chooser.tsx';
import { DiscardGuard } from './discard-guard.tsx';
import { ChangedNotice, DeletedNotice } from './edit-notices.tsx';
import { ItemFields } from './item-fields.tsx';
import { ItemMeta } from './item-meta.tsx';
import { PanelForm } from './panel-form.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { RefusedNotice } from './refused-notice.tsx';
import { SaveFailure } from './save-failure.tsx';
import { SaveProgress } from './save-progress.tsx';
import { useDeleteItem } from './use-delete-item.tsx';
import { useEditItem } from './use-edit-item.ts';

interface EditItemFormProps {
  /** The item when the form was opened; what comes later the form hears for itself. */
  item: Item;
  onClose: () => void;
  onDeleted: (neighbourId: string | undefined) => void;
  history: ReactNode;
}

export function EditItemForm({ item, onClose, onDeleted, history }: EditItemFormProps) {
  const { form, live, sent, conflict, failure, outcome, save, restore } = useEditItem(item);
  const { isDirty, isSubmitting } = form.formState;
  const isReleased = useRef(false);
  const formId = useId();
  const { session, isDeleted, changedAt } = live;
  const remove = useDeleteItem(session.remote, live.gate, (neighbourId) => {
    isReleased.current = true;
    onDeleted(neighbourId);
  });

  useDocumentTitle(session.remote.name);

  const saveNow = () => void (isDeleted ? restore() : save());
  return (
    <PanelFrame
      title="Edit item"
      hasHeadingFocus
      onClose={onClose}
      onSave={saveNow}
      footer={
        <>
          {!isDeleted && (
            <Button variant="primary" type="submit" form={formId} aria-disabled={isSubmitting}>
              Save
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <SaveProgress fields={sent.fields} />
          <span className="min-w-0 flex-1 text-ink-muted">
            {!isDirty && outcome && outcomeTexts[outcome]}
          </span>
          {!isDeleted && (
            <Button variant="quiet-danger" onClick={() => remove.ask(isDirty)}>
              Delete
            </Button>
          )}
        </>
      }
    >
      <PanelForm id={formId} onSave={saveNow}>
        <RefusedNotice form={form} itemId={item.id} />
        {isDeleted && <DeletedNotice isDirty={isDirty} onRestore={saveNow} />}
        {failure && <SaveFailure message={failure} onRetry={saveNow} />}
        {conflict.isOpen && <ConflictChooser form={form} session={session} conflict={conflict} />}
        {changedAt !== undefined && !conflict.isOpen && !isDeleted && (
          <ChangedNotice form={form} session={session} changedAt={changedAt} />
        )}
        <ItemFields form={form} />
      </PanelForm>
      <ItemMeta item={session.remote} />
      {history}
      <DiscardGuard isDirty={isDirty} isReleased={isReleased} isAllSent={sent.isAllSent} />
      {remove.question}
    </PanelFrame>
  );
}

const outcomeTexts = { saved: 'Saved', unchanged: 'Nothing to save' } as const;
