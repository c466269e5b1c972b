import { useEffect } from 'react';
import { announce } from '../../lib/announcer.ts';
import { countOf, formatNumber } from '../../lib/format.ts';
import type { ItemsView } from '../../lib/items-search.ts';
import { useWaitingVoice } from '../../lib/use-live-page.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import type { Waiting } from '../../lib/live-page.ts';

interface ListVoiceOptions {
  view: ItemsView;
  total: number | undefined;
  isStale: boolean;
  waiting: Waiting | undefined;
}

/** Says in the title and to screen readers what others see: how many were found, and that changes wait. */
export function useListVoice({ view, total, isStale, waiting }: ListVoiceOptions): void {
  const { q, status, page } = view;
  const count = total === undefined ? '' : ` (${formatNumber(total)})`;
  useDocumentTitle(
    `${q ? `“${q}” in items` : 'Items'}${count}${page > 1 ? ` · page ${formatNumber(page)}` : ''}`,
  );

  const isFiltered = q !== '' || status !== undefined;
  const found = isStale || total === undefined || !isFiltered ? '' : `${countOf(total, 'item')} found.`;
  useEffect(() => {
    if (found) announce(found);
    // The same number for another filter is said again.
  }, [found, q, status]);

  useWaitingVoice(waiting);
}
