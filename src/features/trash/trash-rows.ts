import type { Actor } from '../../../shared/database/changes.ts';
import type { Database, Observer } from '../../../shared/database/database.ts';
import type { TrashPage, TrashQuery } from '../../../shared/database/trash.ts';
import type { Item } from '../../../shared/items/item.ts';
import type { RowPage, RowRules } from '../../lib/live-page.ts';

/** A deleted item as the table shows it. */
export interface TrashRow {
  readonly id: string;
  readonly name: string;
  readonly item: Item;
  /** Times in ms since 1970. */
  readonly deletedAt: number;
  readonly deletedBy: Actor;
  readonly goneAt: number;
}

export interface TrashRows extends RowPage<TrashRow> {
  /** How long deleted items are kept, ms. */
  readonly keptFor: number;
}

/** In the trash nothing changes: what is there again was restored meanwhile, and deleted anew. */
export const trashRules: RowRules<TrashRow> = {
  isSame: (one, other) => one.deletedAt === other.deletedAt && one.goneAt === other.goneAt,
  timeOf: ({ deletedAt }) => deletedAt,
};

function toRows({ items, total, keptFor }: TrashPage): TrashRows {
  const rows = items.map(({ item, deletedAt, deletedBy }) => {
    const { id, name } = item;
    return { id, name, item, deletedAt, deletedBy, goneAt: deletedAt + keptFor };
  });
  return { items: rows, total, keptFor };
}

export const watchTrash = (database: Database, query: TrashQuery, observer: Observer<TrashRows>) =>
  database.trash().watch(query, {
    next: (page) => observer.next(toRows(page)),
    error: (error) => observer.error(error),
  });
