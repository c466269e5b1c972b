import { useLayoutEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { editableFields, isSameValue, type ItemFields } from '../../../shared/items/item.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import type { Draft, DraftEdits } from './drafts/draft.ts';
import { removeDraft } from './drafts/draft-store.ts';
import { setAside, type Unsaved } from './drafts/lay-draft.ts';
import { useDraftKeeper } from './drafts/use-draft-keeper.ts';
import { commitTagDraft, newItemValues, resolveItem, type ItemFormValues } from './form-values.ts';
import { useCreateItem } from './use-create-item.ts';
import { useSentValues } from './use-sent-values.ts';

/** The form of a new item and what can be done with it. */
export function useNewItem(onCreated: (id: string) => void) {
  const form = useForm<ItemFormValues, unknown, ItemFields>({
    defaultValues: newItemValues,
    resolver: resolveItem,
  });
  const me = useDatabase().actor.id;
  const [failure, setFailure] = useState<string>();
  const isReleased = useRef(false);
  const isBusy = useRef(false);
  const sent = useSentValues(form);
  const read = () => ({ by: me, ...unsavedOf(form.getValues()) });
  const { keeper, isKept } = useDraftKeeper(form, read, sent.isSending);
  const createItem = useCreateItem({ form, sent, keeper, onFailure: setFailure });

  // Before anything is painted: whoever sees the field may type at once.
  useLayoutEffect(() => form.setFocus('name'), [form]);

  async function create(fields: ItemFields) {
    setFailure(undefined);
    const item = await createItem(fields);
    if (!item) return;
    isReleased.current = true;
    onCreated(item.id);
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

  function putBack(draft: Draft) {
    setAside(read(), draft);
    for (const field of editableFields) {
      const edit = draft.edits[field];
      if (edit) form.setValue(field, edit.mine as never, { shouldDirty: true });
    }
    if (draft.tagDraft !== '') form.setValue('tagDraft', draft.tagDraft, { shouldDirty: true });
    keeper.touch();
    keeper.flush();
    removeDraft(draft);
    form.setFocus('name');
  }

  return { form, failure, save: () => void validateAndCreate(), sent, isReleased, keeper, isKept, putBack };
}

function unsavedOf(values: ItemFormValues): Unsaved {
  const typed = editableFields.filter((field) => !isSameValue(values[field], newItemValues[field]));
  const edits = typed.map((field) => [field, { base: newItemValues[field], mine: values[field] }]);
  return { edits: Object.fromEntries(edits) as DraftEdits, tagDraft: values.tagDraft };
}
