import { useMemo } from 'react';
import { RestoreIcon, TrashIcon } from '../../components/ui/icons.tsx';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { moveActions, rowActions } from '../../lib/row-keys.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import type { TrashRow } from './trash-rows.ts';

interface TrashActionsOptions {
  isEmpty: boolean;
  isPaused: boolean;
  selected: readonly TrashRow[];
  onRestore: (rows: readonly TrashRow[]) => void;
  onPurge: (rows: readonly TrashRow[]) => void;
  onEmpty: () => void;
  onTogglePause: () => void;
  onClear: () => void;
}

/** What can be done in the trash, and with the selected rows; answers with what a bar shows of the latter. */
export function useTrashActions(options: TrashActionsOptions): readonly Action[] {
  const { isEmpty, isPaused, selected, onRestore, onPurge, onEmpty, onTogglePause, onClear } = options;
  const mayEdit = useMayEdit();
  const always = useMemo(
    (): readonly Action[] => [
      {
        id: 'trash.pause',
        label: isPaused ? 'Resume live updates' : 'Pause live updates',
        group: 'Items',
        run: onTogglePause,
      },
      ...(isEmpty
        ? []
        : [
            {
              id: 'trash.empty',
              label: 'Empty trash…',
              group: 'Items' as const,
              isDanger: true,
              isWrite: true,
              run: onEmpty,
            },
          ]),
      ...(mayEdit ? rowActions : moveActions),
    ],
    [isEmpty, isPaused, mayEdit, onEmpty, onTogglePause],
  );
  useOfferActions(always);

  const selection = useMemo((): readonly Action[] => {
    if (selected.length === 0) return [];
    const group = 'Selection';
    return [
      {
        id: 'trash.restore',
        label: 'Restore',
        group,
        isWrite: true,
        icon: RestoreIcon,
        run: () => onRestore(selected),
      },
      {
        id: 'trash.purge',
        label: 'Delete for ever…',
        group,
        isDanger: true,
        isWrite: true,
        icon: TrashIcon,
        run: () => onPurge(selected),
      },
      { id: 'trash.clear', label: 'Clear selection', group, isHidden: true, keys: 'Escape', run: onClear },
    ];
  }, [selected, onRestore, onPurge, onClear]);
  return useOfferActions(selection).filter(({ isHidden }) => !isHidden);
}
