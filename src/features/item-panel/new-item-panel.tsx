import { useId } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { DiscardGuard } from './discard-guard.tsx';
import { UnkeptNote } from './drafts/unkept-note.tsx';
import { useKeptDrafts } from './drafts/use-kept-drafts.ts';
import { WaitingDraft } from './drafts/waiting-draft.tsx';
import { ItemFields } from './item-fields.tsx';
import { PanelForm } from './panel-form.tsx';
import { SaveFailure } from './save-failure.tsx';
import { SaveProgress } from './save-progress.tsx';
import { useNewItem } from './use-new-item.ts';

interface NewItemPanelProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** The form for an item that is not there yet. */
export function NewItemPanel({ onClose, onCreated }: NewItemPanelProps) {
  const { form, failure, save, sent, isReleased, keeper, isKept, putBack } = useNewItem(onCreated);
  const drafts = useKeptDrafts(undefined);
  const { isDirty, isSubmitting } = form.formState;
  const formId = useId();
  useDocumentTitle('New item');
  return (
    <PanelFrame
      title="New item"
      onClose={onClose}
      onSave={save}
      footer={
        <>
          <Button variant="primary" type="submit" form={formId} aria-disabled={isSubmitting}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <SaveProgress fields={sent.fields} />
        </>
      }
    >
      <PanelForm id={formId} onSave={save}>
        <WaitingDraft drafts={drafts} onPutBack={putBack} />
        {failure && <SaveFailure message={failure} onRetry={save} />}
        <ItemFields form={form} />
      </PanelForm>
      {!isKept && <UnkeptNote />}
      <DiscardGuard
        isDirty={isDirty}
        isReleased={isReleased}
        isAllSent={sent.isAllSent}
        onDiscard={keeper.drop}
      />
    </PanelFrame>
  );
}
