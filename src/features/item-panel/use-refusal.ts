import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { shorten } from '../../lib/shorten.ts';
import { showToast } from '../../lib/toasts.ts';
import { keepDraft, type RefusedDraft } from './refused-drafts.ts';

/** Tells of a save that was refused after its form was closed, keeps what was typed, and offers the way back to it. */
export function useRefusal(): (draft: RefusedDraft) => void {
  const router = useRouter();
  return useCallback(
    (draft) => {
      keepDraft(draft);
      const open = () =>
        draft.itemId === undefined
          ? router.navigate({ to: '/items/new', search: true })
          : router.navigate({ to: '/items/$itemId', params: { itemId: draft.itemId }, search: true });
      showToast({
        title: `“${shorten(draft.values.name, 60)}” could not be saved`,
        description: `${draft.reason} What you typed is kept.`,
        action: { label: 'Open', onAction: () => void open() },
      });
    },
    [router],
  );
}
