import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { quoteItem } from '../../../lib/change-words.ts';
import { showToast } from '../../../lib/toasts.ts';
import type { Draft } from './draft.ts';

/** Tells of a save that was refused after its form was closed, and offers the way back to what was typed. */
export function useTellRefusal(): (draft: Draft, name: string) => void {
  const router = useRouter();
  return useCallback(
    ({ item, refusal }, name) => {
      const open = () =>
        item === undefined
          ? router.navigate({ to: '/items/new', search: true })
          : router.navigate({ to: '/items/$itemId', params: { itemId: item.id }, search: true });
      showToast({
        title: `${quoteItem(name)} could not be saved`,
        description: `${refusal ?? ''} What you typed is kept.`,
        action: { label: 'Open', onAction: () => void open() },
      });
    },
    [router],
  );
}
