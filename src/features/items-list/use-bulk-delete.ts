import { useCallback, useState } from 'react';
import type { Item } from '../../../shared/items/item.ts';
import { focusItemLink } from '../../lib/item-focus.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { neighbourOf } from '../../lib/row-keys.ts';

/** One is deleted at once, with an undo; many only after a dialog has been answered. The focus goes to the next row. */
export function useBulkDelete(selected: readonly Item[], shown: readonly Item[]) {
  const { deleteItems } = useItemCommands();
  const [isAsking, setIsAsking] = useState(false);

  const deleteNow = useCallback(async () => {
    const next = neighbourOf(new Set(selected.map((item) => item.id)), shown);
    setIsAsking(false);
    await deleteItems(selected);
    focusItemLink(next);
  }, [deleteItems, selected, shown]);
  const start = useCallback(() => {
    if (selected.length === 1) void deleteNow();
    else setIsAsking(selected.length > 1);
  }, [deleteNow, selected]);

  return {
    isAsking,
    start,
    confirm: () => void deleteNow(),
    cancel: () => setIsAsking(false),
  };
}
