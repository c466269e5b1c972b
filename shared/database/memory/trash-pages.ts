import type { Item } from '../../items/item.ts';
import type { TrashedItem, TrashPage, TrashQuery } from '../trash.ts';
import type { HistoryStore } from './history-store.ts';

/** A window of the trash, what was deleted last first, and how much there is, of this moment. */
export function readTrash({ items, trash, retention }: HistoryStore, query: TrashQuery): TrashPage {
  const trashed = trash.newest(query.offset, query.limit).map((slot): TrashedItem => {
    const { at, by } = trash.get(slot);
    return Object.freeze({ item: items.itemIn(slot) as Item, deletedAt: at, deletedBy: by.actor });
  });
  return Object.freeze({ items: Object.freeze(trashed), total: trash.size, keptFor: retention.trash });
}
