import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../components/ui/button.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import { editableFields, type Item, type ItemFields as ItemFieldValues } from '../../../shared/items/item.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { DiscardGuard } from './discard-guard.tsx';
import { commitTagDraft, newItemValues, resolveItem, type ItemFormValues } from './form-values.ts';
import { ItemFields } from './item-fields.tsx';
import { PanelForm } from './panel-form.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { RefusedNotice } from './refused-notice.tsx';
import { SaveFailure } from './save-failure.tsx';
import { SaveProgress } from './save-progress.tsx';
import { showFailure } from './show-failure.ts';
import { useRefusal } from './use-refusal.ts';
import { useSentValues } from './use-sent-values.ts';

interface NewItemPanelProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** The form for an item that is not there yet. */
export function NewItemPanel({ onClose, onCreated }: NewItemPanelProps) {
  const { form, failure, save, sent, isReleased } = useCreateItem(onCreated);
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
        <RefusedNotice form={form} />
        {failure && <SaveFailure message={failure} onRetry={save} />}
        <ItemFields form={form} />
      </PanelForm>
      <DiscardGuard isDirty={isDirty} isReleased={isReleased} isAllSent={sent.isAllSent} />
    </PanelFrame>
  );
}

function useCreateItem(onCreated: (id: string) => void) {
  const repository = useDatabase().items();
  const form = useForm<ItemFormValues, unknown, ItemFieldValues>({
    defaultValues: newItemValues,
    resolver: resolveItem,
  });
  const [failure, setFailure] = useState<string>();
  const isReleased = useRef(false);
  const isBusy = useRef(false);
  const sent = useSentValues(form);
  const refuse = useRefusal();

  // Before anything is painted: whoever sees the field may type at once.
  useLayoutEffect(() => form.setFocus('name'), [form]);

  async function create(fields: ItemFieldValues) {
    setFailure(undefined);
    const result = await sent.send(editableFields, () => repository.create(fields));
    if (!sent.isOpen()) {
      if (result.ok) tellCreated(result.value);
      else
        refuse({ itemId: undefined, values: fields, fields: editableFields, reason: result.error.message });
      return;
    }
    if (!result.ok) {
      setFailure(showFailure(form, result.error));
      return;
    }
    isReleased.current = true;
    tellCreated(result.value);
    onCreated(result.value.id);
  }

  async function validateAndCreate() {
    // A second press while the first is on its way would make a second item.
    if (isBusy.current || isReleased.current) return;
    isBusy.current = true;
    try {
      commitTagDraft(form);
      await form.handleSubmit(create)();
    } finally {
      isBusy.current = false;
    }
  }

  return { form, failure, save: () => void validateAndCreate(), sent, isReleased };
}

const tellCreated = ({ name }: Item) => showToast({ title: `Created “${name}”` });
