import { useMemo } from 'react';
import type { ItemSortField } from '../../../shared/database/database.ts';
import { sortFields } from '../../../shared/database/query-limits.ts';
import { itemLabels } from '../../../shared/items/item.ts';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { rowActions } from '../../lib/row-keys.ts';
import { searchBoxId } from './items-toolbar.tsx';

interface ListActionsOptions {
  isPaused: boolean;
  /** Only then there is a best match. */
  isSearch: boolean;
  onNew: () => void;
  onImport: () => void;
  onTogglePause: () => void;
  /** By the best match, without a field. */
  onSort: (field: ItemSortField | undefined) => void;
}

function focusSearch(): void {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}

/** Also for a column that is not shown. */
const sortAction = (field: ItemSortField | undefined, onSort: ListActionsOptions['onSort']): Action => ({
  id: `items.sort.${field ?? 'match'}`,
  label: `Sort by ${field ? itemLabels[field].toLowerCase() : 'best match'}`,
  group: 'View',
  run: () => onSort(field),
});

/** What can be done in the list at any time. */
export function useListActions(options: ListActionsOptions): void {
  const { isPaused, isSearch, onNew, onImport, onTogglePause, onSort } = options;
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
      ...[...(isSearch ? [undefined] : []), ...sortFields].map((field) => sortAction(field, onSort)),
      ...rowActions,
    ],
    [isPaused, isSearch, onNew, onImport, onTogglePause, onSort],
  );
  useOfferActions(actions);
}
