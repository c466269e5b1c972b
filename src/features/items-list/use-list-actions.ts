import { useMemo } from 'react';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { rowActions } from '../../lib/row-keys.ts';
import { searchBoxId } from './search-box.tsx';

interface ListActionsOptions {
  isPaused: boolean;
  onNew: () => void;
  onImport: () => void;
  onTogglePause: () => void;
}

function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** What can be done in the list at any time. */
export function useListActions({ isPaused, onNew, onImport, onTogglePause }: ListActionsOptions): void {
  const actions = useMemo(
    (): readonly Action[] => [
      { id: 'items.new', label: 'New item', group: 'Items', keys: 'n', isWrite: true, run: onNew },
      { id: 'items.search', label: 'Search items', group: 'Items', keys: '/', run: focusSearch },
      { id: 'items.import', label: 'Import items', group: 'Items', isWrite: true, run: onImport },
      {
        id: 'items.pause',
        label: isPaused ? 'Resume live updates' : 'Pause live updates',
        group: 'Items',
        run: onTogglePause,
      },
      ...rowActions,
    ],
    [isPaused, onNew, onImport, onTogglePause],
  );
  useOfferActions(actions);
}
