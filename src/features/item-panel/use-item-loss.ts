import { useEffect, useState } from 'react';
import type { Actor, ChangePage } from '../../../shared/database/changes.ts';
import { useDatabase } from '../../lib/database-context.tsx';

/** What has become of an item that is not there any more. */
export interface ItemLoss {
  /** Deleted for ever: nothing brings it back. */
  readonly isPurged: boolean;
  /** Who it was, and when (ms since 1970), as far as the record says. */
  readonly by?: Actor;
  readonly at?: number;
}

const unknown: ItemLoss = { isPurged: false };

/** Follows a deleted item: it may still be deleted for ever. Undefined while the item is there. */
export function useItemLoss(itemId: string, isDeleted: boolean) {
  const database = useDatabase();
  const [loss, setLoss] = useState(unknown);
  useEffect(() => {
    if (!isDeleted) return;
    return database.changes().watch(
      { itemId, limit: 1 },
      {
        next: (page) => setLoss((before) => lossOf(page) ?? before),
        // Then nobody knows who it was, and the attempt to restore it tells the rest.
        error: () => undefined,
      },
    );
  }, [database, itemId, isDeleted]);
  return {
    loss: isDeleted ? loss : undefined,
    /** An attempt to bring it back has found nothing. */
    setPurged: () => setLoss((before) => ({ ...before, isPurged: true })),
  };
}

function lossOf({ changes: [latest] }: ChangePage): ItemLoss | undefined {
  if (!latest || latest.after !== null) return undefined;
  return { isPurged: latest.kind === 'purged', by: latest.actor, at: latest.at };
}
