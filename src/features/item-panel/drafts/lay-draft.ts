import { nanoid } from 'nanoid';
import { editableFields, isSameValue } from '../../../../shared/items/item.ts';
import { eachField, editOf, receive, type Reconciled } from '../edit-session.ts';
import { unsavedEdit } from '../field-edit.ts';
import type { Draft, DraftEdits } from './draft.ts';
import { saveDraft } from './draft-store.ts';

/** What a form holds and the database does not. */
export type Unsaved = Pick<Draft, 'by' | 'item' | 'edits' | 'tagDraft'>;

/** The edits of a session, as they are kept. */
export function unsavedEdits({ session, values }: Reconciled): DraftEdits {
  const edits = editableFields.map((field) => [field, unsavedEdit(editOf(session, values, field))]);
  return Object.fromEntries(edits.filter(([, edit]) => edit !== undefined)) as DraftEdits;
}

/** Lays a draft upon the item as it is now, by the rules of any edit: what somebody has changed since is contested. */
export function layDraft(now: Reconciled, { edits }: Pick<Draft, 'edits'>): Reconciled {
  const fields = editableFields.filter((field) => edits[field]);
  const laid = eachField(now, fields, (edit, field) => {
    const kept = edits[field];
    return kept ? { base: kept.base, value: kept.mine } : edit;
  });
  return receive(laid.session, laid.values, now.session.remote);
}

/** Whether anything of a draft is in neither the item nor the form. */
export function hasNews(now: Reconciled, draft: Draft): boolean {
  if (draft.tagDraft !== '' || draft.refusal !== undefined) return true;
  const { session } = now;
  const laid = layDraft({ session, values: session.base }, draft);
  return Object.keys(unsavedEdits(laid)).length > 0;
}

/** Before a draft takes its fields: what was typed in them since is kept as a draft too, and offered in its turn. */
export function setAside(unsaved: Unsaved, draft: Draft): void {
  const inTheWay = Object.entries(unsaved.edits).filter(([key, edit]) => {
    const kept = draft.edits[key as keyof DraftEdits];
    return kept && !isSameValue(kept.mine, edit.mine);
  });
  const tagDraft = draft.tagDraft === '' ? '' : unsaved.tagDraft;
  if (inTheWay.length === 0 && tagDraft === '') return;
  const edits = Object.fromEntries(inTheWay) as DraftEdits;
  saveDraft({ ...unsaved, id: nanoid(), typedAt: Date.now(), edits, tagDraft }, new Set());
}
