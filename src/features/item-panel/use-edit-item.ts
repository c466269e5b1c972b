import { useCallback, useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { Item, ItemFields } from '../../../shared/items/item.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { draftFields, type Draft } from './drafts/draft.ts';
import { removeDraft } from './drafts/draft-store.ts';
import { hasNews, layDraft, setAside, unsavedEdits, type Unsaved } from './drafts/lay-draft.ts';
import { useDraftKeeper } from './drafts/use-draft-keeper.ts';
import { openFields } from './edit-session.ts';
import { resolveItem, valuesOf, type ItemFormValues } from './form-values.ts';
import { useContests } from './use-contests.ts';
import { useEditSession } from './use-edit-session.ts';
import { useItemLoss } from './use-item-loss.ts';
import { useSaveItem } from './use-save-item.ts';
import { useSentValues } from './use-sent-values.ts';

/** The form of one item, its live session, its draft, and what can be done with them. */
export function useEditItem(first: Item, lostDraft: Draft | undefined) {
  const form = useForm<ItemFormValues, unknown, ItemFields>({
    defaultValues: valuesOf(first),
    resolver: resolveItem,
  });
  const me = useDatabase().actor.id;
  const live = useEditSession(form, first, lostDraft !== undefined);
  const contests = useContests(live);
  const { loss, setPurged } = useItemLoss(first.id, live.isDeleted);
  const sent = useSentValues(form);
  const isReleased = useRef(false);

  const read = (): Unsaved => {
    const now = live.getNow();
    const { remote } = now.session;
    return { by: me, item: remote, edits: unsavedEdits(now), tagDraft: form.getValues('tagDraft') };
  };
  const { keeper, isKept } = useDraftKeeper(form, read, sent.isSending);
  // What comes in may have made clean what was typed.
  useEffect(() => keeper.touch(), [keeper, live.session]);
  const writes = useSaveItem({ form, live, contests, sent, keeper, setPurged, isReleased });

  /** Lays a draft upon the form. It is this form's own from now on. */
  function putBack(draft: Draft) {
    setAside(read(), draft);
    live.adopt(layDraft(live.getNow(), draft));
    const { session, values } = live.getNow();
    // Whoever wrote last what stands against the draft, however long ago.
    live.elsewhere.note(openFields(session, values), 0);
    if (draft.tagDraft !== '') form.setValue('tagDraft', draft.tagDraft, { shouldDirty: true });
    keeper.touch();
    keeper.flush();
    removeDraft(draft);
  }

  /** The same, and goes on where it was typed. */
  function resume(draft: Draft) {
    putBack(draft);
    const [field] = draftFields(draft);
    if (field) form.setFocus(field);
  }

  const { getNow } = live;
  const isNews = useCallback((draft: Draft) => hasNews(getNow(), draft), [getNow]);

  useEffect(() => {
    if (lostDraft) putBack(lostDraft);
    // Once, for the draft that the form was opened for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  /** Before the form is left behind with all that was typed in it. */
  function letGo() {
    isReleased.current = true;
    keeper.drop();
  }

  return {
    form,
    live,
    contests,
    loss,
    sent,
    isReleased,
    isKept,
    drop: keeper.drop,
    letGo,
    resume,
    isNews,
    ...writes,
  };
}

export type EditedItem = ReturnType<typeof useEditItem>;
