import { useRouter } from '@tanstack/react-router';
import { useRef, useState, type RefObject } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import type { ItemFields } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { quoteItem } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { useSignInFirst } from '../../lib/session-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import { useTellRefusal } from './drafts/use-tell-refusal.ts';
import type { DraftKeeper } from './drafts/draft-keeper.ts';
import { dirtyFields, receive } from './edit-session.ts';
import { commitTagDraft, type ItemForm } from './form-values.ts';
import { outcomeTexts, saveEdit, type SavedOutcome, type SaveOutcome } from './save-edit.ts';
import { showFailure } from './show-failure.ts';
import type { Contests } from './use-contests.ts';
import { useCreateItem } from './use-create-item.ts';
import type { LiveEditSession } from './use-edit-session.ts';
import type { SentValues } from './use-sent-values.ts';

interface SaveParts {
  form: ItemForm;
  live: LiveEditSession;
  contests: Contests;
  sent: SentValues;
  keeper: DraftKeeper;
  /** To be called when an attempt to restore the item has found nothing. */
  setPurged: () => void;
  /** Set before a navigation that loses nothing. */
  isReleased: RefObject<boolean>;
}

/** The writes of a form of an item, one at a time, and what came of the last one. */
export function useSaveItem({ form, live, contests, sent, keeper, setPurged, isReleased }: SaveParts) {
  const repository = useDatabase().items();
  const router = useRouter();
  const [failure, setFailure] = useState<string>();
  const [outcome, setOutcome] = useState<SavedOutcome>();
  const isBusy = useRef(false);
  const tellRefusal = useTellRefusal();
  const signIn = useSignInFirst();
  const createItem = useCreateItem({ form, sent, keeper, onFailure: setFailure });
  const itemId = live.session.remote.id;

  function fail(error: DatabaseError) {
    if (error.kind === 'NotFound') live.setDeleted(true);
    else setFailure(showFailure(form, error));
  }

  /** What came of a save whose form had been closed meanwhile: nobody sees it there. */
  function tellOutside({ name }: ItemFields, result: SaveOutcome) {
    if (result.kind === 'failed') tellRefusal(keeper.refuse(result.error.message), name);
    else if (result.kind === 'contested') tellRefusal(keeper.refuse(contestedReason), name);
    else {
      keeper.drop();
      if (result.kind !== 'unchanged') showToast({ title: `Saved ${quoteItem(name)}` });
    }
  }

  async function submit(values: ItemFields) {
    const names = dirtyFields(live.getNow().session, values);
    const result = await sent.send(names, () => saveEdit(repository, live, values));
    if (!sent.isOpen()) tellOutside(values, result);
    else if (result.kind === 'failed') fail(result.error);
    else if (result.kind === 'contested') contests.settle();
    else {
      keeper.touch();
      keeper.flush();
      setOutcome(result.kind);
      announce(`${outcomeTexts[result.kind]}.`);
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
    if (contests.settle()) await form.handleSubmit(submit)();
  }

  async function restoreAndSave() {
    const result = await repository.restore(itemId);
    if (!result.ok) {
      if (result.error.kind === 'NotFound') setPurged();
      else setFailure(result.error.message);
      return;
    }
    const { session, values } = live.getNow();
    live.setDeleted(false);
    live.adopt(receive(session, values, result.value));
    announce('Restored.');
    if (form.formState.isDirty) await validateAndSubmit();
  }

  async function validateAndCreate() {
    commitTagDraft(form);
    await form.handleSubmit(async (fields) => {
      const item = await createItem(fields);
      if (!item) return;
      isReleased.current = true;
      await router.navigate({ to: '/items/$itemId', params: { itemId: item.id }, search: true });
    })();
  }

  return {
    failure,
    outcome,
    save: () => void write(validateAndSubmit),
    restore: () => {
      signIn?.();
      void write(restoreAndSave);
    },
    create: () => void write(validateAndCreate),
  };
}

const contestedReason = 'Somebody else has changed the same first.';
