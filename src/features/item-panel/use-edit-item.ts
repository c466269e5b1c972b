import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DatabaseError } from '../../../shared/database/database.ts';
import {
  editableFields,
  type EditableField,
  type Item,
  type ItemFields,
} from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { dirtyFields, receive } from './edit-session.ts';
import { commitTagDraft, fieldsOf, resolveItem, valuesOf, type ItemFormValues } from './form-values.ts';
import { saveEdit, type SaveOutcome } from './save-edit.ts';
import { showFailure } from './show-failure.ts';
import { shorten } from '../../lib/shorten.ts';
import { showToast } from '../../lib/toasts.ts';
import { useRefusal } from './use-refusal.ts';
import { useSentValues } from './use-sent-values.ts';
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
  const sent = useSentValues(form);
  const refuse = useRefusal();

  function fail(error: DatabaseError) {
    if (error.kind === 'NotFound') live.setDeleted(true);
    else setFailure(showFailure(form, error));
  }

  /** What came of a save whose form had been closed meanwhile: nobody sees it there. */
  function tellOutside(values: ItemFields, fields: readonly EditableField[], result: SaveOutcome) {
    if (result.kind === 'saved') showToast({ title: `Saved “${shorten(values.name, 60)}”` });
    if (result.kind === 'contested') {
      refuse({ itemId: first.id, values, fields, reason: 'Somebody else has changed the same first.' });
    }
    if (result.kind !== 'failed') return;
    const { kind, message: reason } = result.error;
    // For an item that is gone there is no form: what was typed may become another one.
    if (kind === 'NotFound') refuse({ itemId: undefined, values, fields: editableFields, reason });
    else refuse({ itemId: first.id, values, fields, reason });
  }

  async function submit(values: ItemFields) {
    const names = dirtyFields(live.getSession().base, values);
    const result = await sent.send(names, () => saveEdit(repository, live, form, values));
    if (!sent.isOpen()) tellOutside(values, names, result);
    else if (result.kind === 'failed') fail(result.error);
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

  return { form, live, sent, conflict, failure, outcome, save, restore };
}
