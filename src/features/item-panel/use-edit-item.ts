import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DatabaseError } from '../../../shared/database/database.ts';
import type { Item, ItemFields } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { receive } from './edit-session.ts';
import { commitTagDraft, fieldsOf, resolveItem, valuesOf, type ItemFormValues } from './form-values.ts';
import { saveEdit } from './save-edit.ts';
import { showFailure } from './show-failure.ts';
import { useConflict } from './use-conflict.ts';
import { useEditSession } from './use-edit-session.ts';

/** The form of one item, its live session, and what can be done with them. */
export function useEditItem(first: Item) {
  const repository = useDatabase().items();
  const form = useForm<ItemFormValues, unknown, ItemFields>({
    defaultValues: valuesOf(first),
    resolver: resolveItem,
  });
  const live = useEditSession(form, first);
  const conflict = useConflict(form, live);
  const [failure, setFailure] = useState<string>();
  const [outcome, setOutcome] = useState<'saved' | 'unchanged'>();
  const isBusy = useRef(false);

  function fail(error: DatabaseError) {
    if (error.kind === 'NotFound') live.setDeleted(true);
    else setFailure(showFailure(form, error));
  }

  async function submit(fields: ItemFields) {
    const result = await saveEdit(repository, live, form, fields);
    if (result.kind === 'failed') fail(result.error);
    else if (result.kind === 'contested') conflict.begin();
    else {
      live.forgetChange();
      setOutcome(result.kind);
      announce(result.kind === 'saved' ? 'Saved.' : 'There was nothing to save.');
    }
  }

  /** One write at a time; what the watch tells meanwhile waits for its answer. */
  async function write(work: () => Promise<void>) {
    if (isBusy.current) return;
    isBusy.current = true;
    live.gate.shut();
    setFailure(undefined);
    setOutcome(undefined);
    try {
      await work();
    } finally {
      isBusy.current = false;
      live.gate.open();
    }
  }

  async function validateAndSubmit() {
    commitTagDraft(form);
    if (conflict.settle()) await form.handleSubmit(submit)();
  }

  const save = () => write(validateAndSubmit);

  const restore = () =>
    write(async () => {
      const result = await repository.restore(first.id);
      if (!result.ok) {
        setFailure(result.error.message);
        return;
      }
      live.setDeleted(false);
      live.adopt(receive(live.getSession(), fieldsOf(form.getValues()), result.value));
      announce('Restored.');
      if (form.formState.isDirty) await validateAndSubmit();
    });

  return { form, live, conflict, failure, outcome, save, restore };
}
