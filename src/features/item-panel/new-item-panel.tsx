import { useId } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { DiscardGuard } from './discard-guard.tsx';
import { UnkeptNote } from './drafts/unkept-note.tsx';
import { useKeptDrafts } from './drafts/use-kept-drafts.ts';
import { WaitingDraft } from './drafts/waiting-draft.tsx';
import { ItemFields } from './item-fields.tsx';
import { MayNotSave } from './may-not-save.tsx';
import { PanelForm } from './panel-form.tsx';
import { SaveButton } from './save-button.tsx';
import { SaveFailure } from './save-failure.tsx';
import { SaveProgress } from './save-progress.tsx';
import { useTellUnsaved } from './use-tell-unsaved.ts';
import { useNewItem } from './use-new-item.ts';

interface NewItemPanelProps {
  onClose: () => void;
  onCreated: (id: string) => void;
  /** Told whether anything in the form is unsaved. */
  onUnsaved?: (isUnsaved: boolean) => void;
}

const doNothing = () => undefined;

/** The form for an item that is not there yet. */
export function NewItemPanel({ onClose, onCreated, onUnsaved }: NewItemPanelProps) {
  const { form, failure, save, sent, isReleased, keeper, isKept, putBack } = useNewItem(onCreated);
  const mayEdit = useMayEdit();
  const drafts = useKeptDrafts(undefined);
  const { isDirty, isSubmitting } = form.formState;
  const formId = useId();
  const saveNow = mayEdit ? save : doNothing;
  useDocumentTitle('New item');
  useTellUnsaved(isDirty, onUnsaved);
  return (
    <PanelFrame
      title="New item"
      onClose={onClose}
      onSave={saveNow}
      footer={
        <>
          {mayEdit && <SaveButton formId={formId} isSubmitting={isSubmitting} />}
          <Button onClick={onClose}>Cancel</Button>
          <SaveProgress fields={sent.fields} />
        </>
      }
    >
      <PanelForm id={formId} onSave={saveNow}>
        {!mayEdit && <MayNotSave />}
        <WaitingDraft drafts={drafts} onPutBack={putBack} />
        {mayEdit && failure && <SaveFailure message={failure} onRetry={save} />}
        <ItemFields form={form} />
      </PanelForm>
      {!isKept && <UnkeptNote />}
      <DiscardGuard
        isDirty={mayEdit && isDirty}
        isReleased={isReleased}
        isAllSent={sent.isAllSent}
        onDiscard={keeper.drop}
      />
    </PanelFrame>
  );
}
