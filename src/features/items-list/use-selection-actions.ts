import { useMemo } from 'react';
import { itemStatuses, itemStatusLabels, type Item } from '../../../shared/items/item.ts';
import { ExportIcon, TrashIcon } from '../../components/ui/icons.tsx';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';

interface SelectionActionsOptions {
  selected: readonly Item[];
  onExport: (items: readonly Item[]) => void;
  onDelete: () => void;
  onClear: () => void;
}

/** What can be done with the selected rows, offered while there are any; answers with what a bar shows of it. */
export function useSelectionActions({
  selected,
  onExport,
  onDelete,
  onClear,
}: SelectionActionsOptions): readonly Action[] {
  const { setStatus } = useItemCommands();
  const actions = useMemo((): readonly Action[] => {
    if (selected.length === 0) return [];
    return [
      ...itemStatuses.map((status) => ({
        id: `selection.${status}`,
        label: `Set to ${itemStatusLabels[status]}`,
        shortLabel: itemStatusLabels[status],
        group: 'Selection' as const,
        isWrite: true,
        run: () => void setStatus(selected, status),
      })),
      {
        id: 'selection.export',
        label: 'Export selected',
        group: 'Selection',
        icon: ExportIcon,
        run: () => onExport(selected),
      },
      {
        id: 'selection.delete',
        label: selected.length === 1 ? 'Delete' : 'Delete…',
        group: 'Selection',
        keys: 'Delete',
        isDanger: true,
        isWrite: true,
        icon: TrashIcon,
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
  }, [selected, setStatus, onExport, onDelete, onClear]);
  return useOfferActions(actions).filter(({ isHidden }) => !isHidden);
}
