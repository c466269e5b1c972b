import { useId, type ReactNode } from 'react';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import type { EditableField, Item } from '../../../shared/items/item.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { ContestedField } from './contested-field.tsx';
import { DeletedNotice } from './deleted-notice.tsx';
import { DiscardGuard } from './discard-guard.tsx';
import type { Draft } from './drafts/draft.ts';
import { UnkeptNote } from './drafts/unkept-note.tsx';
import { WaitingDraft } from './drafts/waiting-draft.tsx';
import { EditFooter } from './edit-footer.tsx';
import type { FieldAids } from './field-aids.ts';
import { FieldNote } from './field-note.tsx';
import { ItemFields } from './item-fields.tsx';
import { ItemMeta } from './item-meta.tsx';
import { MayNotSave } from './may-not-save.tsx';
import { PanelForm } from './panel-form.tsx';
import { PanelPeople } from './panel-people.tsx';
import { SaveFailure } from './save-failure.tsx';
import { useDeleteItem } from './use-delete-item.tsx';
import { useTellUnsaved } from './use-tell-unsaved.ts';
import { useEditItem } from './use-edit-item.ts';

interface EditItemFormProps {
  /** The item when the form was opened; what comes later the form hears for itself. */
  item: Item;
  /** What was typed earlier on an item that is not there any more. */
  lostDraft: Draft | undefined;
  /** What was typed earlier, in other forms of it. */
  drafts: readonly Draft[] | undefined;
  onClose: () => void;
  onDeleted: (neighbourId: string | undefined) => void;
  onUnsaved: ((isUnsaved: boolean) => void) | undefined;
  history: ReactNode;
}

const doNothing = () => undefined;

export function EditItemForm(props: EditItemFormProps) {
  const { item, lostDraft, drafts, onClose, onDeleted, onUnsaved, history } = props;
  const mayEdit = useMayEdit();
  const edit = useEditItem(item, lostDraft);
  const { form, live, contests, loss, sent, isReleased } = edit;
  const { isDirty } = form.formState;
  const { session, elsewhere } = live;
  const formId = useId();
  const remove = useDeleteItem(session.remote, live.gate, (neighbourId) => {
    edit.letGo();
    onDeleted(neighbourId);
  });

  useDocumentTitle(session.remote.name);
  useTellUnsaved(isDirty, onUnsaved);

  function aidsOf(field: EditableField): FieldAids {
    const change = elsewhere.changes[field];
    const contest = session.contests[field];
    const { question, choose } = contests;
    return {
      changedAt: contest ? undefined : change?.at,
      note: change && !contest && <FieldNote form={form} session={session} field={field} change={change} />,
      below: contest && (
        <ContestedField
          form={form}
          field={field}
          contest={contest}
          change={change}
          asked={question?.field === field ? question.count : 0}
          onChoose={(choice) => choose([field], choice)}
        />
      ),
    };
  }

  const saveNow = !mayEdit ? doNothing : !loss ? edit.save : loss.isPurged ? edit.create : edit.restore;
  return (
    <PanelFrame
      title="Edit item"
      hasHeadingFocus
      onClose={onClose}
      onSave={saveNow}
      footer={
        <EditFooter edit={edit} formId={formId} onClose={onClose} onDelete={() => remove.ask(isDirty)} />
      }
    >
      <PanelForm id={formId} onSave={saveNow}>
        <PanelPeople itemId={item.id} />
        <WaitingDraft drafts={drafts} isNews={edit.isNews} onPutBack={edit.resume} />
        {!mayEdit && <MayNotSave />}
        {mayEdit && loss && (
          <DeletedNotice
            loss={loss}
            isDirty={isDirty}
            wasDeleted={lostDraft !== undefined}
            onRestore={edit.restore}
            onCreate={edit.create}
          />
        )}
        {mayEdit && edit.failure && <SaveFailure message={edit.failure} onRetry={saveNow} />}
        <ItemFields form={form} aidsOf={aidsOf} />
      </PanelForm>
      {!edit.isKept && <UnkeptNote />}
      <ItemMeta item={session.remote} />
      {history}
      <DiscardGuard
        isDirty={mayEdit && isDirty}
        isReleased={isReleased}
        isAllSent={sent.isAllSent}
        onDiscard={edit.drop}
      />
      {remove.question}
    </PanelFrame>
  );
}
