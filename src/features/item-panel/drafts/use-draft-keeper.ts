import { useEffect, useState } from 'react';
import type { ItemForm } from '../form-values.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { Unsaved } from './lay-draft.ts';

/**
 * Keeps what is typed in a form in the browser until it is saved. `isKept` is false when the browser has no room
 * for it. The functions are those of the first rendering.
 */
export function useDraftKeeper(form: ItemForm, read: () => Unsaved, isSending: () => boolean) {
  const [isKept, setKept] = useState(true);
  const [keeper] = useState<DraftKeeper>(() => createDraftKeeper(read, setKept));

  useEffect(() => form.subscribe({ formState: { values: true }, callback: keeper.touch }), [form, keeper]);
  useEffect(() => {
    // A page that goes into the background may not come back, and says so on a phone only this way.
    const hide = () => document.visibilityState === 'hidden' && keeper.flush();
    window.addEventListener('pagehide', keeper.flush);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      document.removeEventListener('visibilitychange', hide);
      keeper.close(isSending());
    };
  }, [keeper, isSending]);
  return { keeper, isKept };
}
