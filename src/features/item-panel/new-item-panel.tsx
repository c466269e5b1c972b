import { useEffect, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../components/ui/button.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import type { ItemFields as ItemFieldValues } from '../../../shared/items/item.ts';
import { DiscardGuard } from './discard-guard.tsx';
import { commitTagDraft, newItemValues, resolveItem, type ItemFormValues } from './form-values.ts';
import { ItemFields } from './item-fields.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { SaveFailure } from './save-failure.tsx';
import { showFailure } from './show-failure.ts';

interface NewItemPanelProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** The form for an item that is not there yet. */
export function NewItemPanel({ onClose, onCreated }: NewItemPanelProps) {
  const { form, failure, save, isReleased } = useCreateItem(onCreated);
  const { isDirty, isSubmitting } = form.formState;
  const formId = useId();
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
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {failure && <SaveFailure message={failure} onRetry={save} />}
        <ItemFields form={form} />
      </form>
      <DiscardGuard isDirty={isDirty} isReleased={isReleased} />
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

  useEffect(() => form.setFocus('name'), [form]);

  async function create(fields: ItemFieldValues) {
    setFailure(undefined);
    const result = await repository.create(fields);
    if (!result.ok) {
      setFailure(showFailure(form, result.error));
      return;
    }
    isReleased.current = true;
    showToast({ title: `Created “${result.value.name}”` });
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

  return { form, failure, save: () => void validateAndCreate(), isReleased };
}
