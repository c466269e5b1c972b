import { useMemo } from 'react';
import { itemStatuses, itemStatusLabels, type Item } from '../../../shared/items/item.ts';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';

interface SelectionActionsOptions {
  selected: readonly Item[];
  onDelete: () => void;
  onClear: () => void;
}

/** What can be done with the selected rows, offered while there are any. */
export function useSelectionActions({ selected, onDelete, onClear }: SelectionActionsOptions): void {
  const { setStatus } = useItemCommands();
  const actions = useMemo((): readonly Action[] => {
    if (selected.length === 0) return [];
    return [
      ...itemStatuses.map((status) => ({
        id: `selection.${status}`,
        label: `Set to ${itemStatusLabels[status]}`,
        shortLabel: itemStatusLabels[status],
        group: 'Selection' as const,
        run: () => void setStatus(selected, status),
      })),
      {
        id: 'selection.delete',
        label: selected.length === 1 ? 'Delete' : 'Delete…',
        group: 'Selection',
        keys: 'Delete',
        isDanger: true,
        run: onDelete,
      },
      {
        id: 'selection.clear',
        label: 'Clear selection',
        group: 'Selection',
        isHidden: true,
        keys: 'Escape',
        run: onClear,
      },
    ];
  }, [selected, setStatus, onDelete, onClear]);
  useOfferActions(actions);
}
