import type { Item, ItemFields } from '../../items/item.ts';
import { decideUpdate } from '../update-rules.ts';
import { noId, type ItemChange } from './known-window.ts';

/** A write that was made and not acknowledged, as far as its effect can be foretold. */
export type PendingWrite =
  | { readonly kind: 'create'; readonly all: readonly ItemFields[] }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly fields: Partial<ItemFields>;
      readonly baseVersion: number | undefined;
    }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'restore'; readonly id: string; readonly deleted: Item | undefined };

/** What is known of an item: as it is, that it is not there, or nothing. */
export type KnownItem = Item | null | undefined;

/** The items of a create. Their ids are the deployment's to choose, and are not made up. */
export const foretellCreated = (all: readonly ItemFields[], at: number): Item[] =>
  all.map((fields) => ({ id: noId, ...fields, createdAt: at, updatedAt: at, version: 1 }));

/**
 * What a write will do to an item. Undefined when that cannot be known. Before and after are the same
 * when the write will change nothing, or will be refused. `at`: the time it will be written, ms.
 */
export function foretellChange(
  write: Exclude<PendingWrite, { kind: 'create' }>,
  current: KnownItem,
  at: number,
): ItemChange | undefined {
  const before = current ?? undefined;
  if (write.kind === 'restore') {
    const after = before ?? write.deleted;
    return after && { before, after };
  }
  if (current === undefined) return undefined;
  if (!before) return { before, after: before };
  return { before, after: write.kind === 'delete' ? undefined : updated(before, write, at) };
}

function updated(
  item: Item,
  { fields, baseVersion }: Extract<PendingWrite, { kind: 'update' }>,
  at: number,
): Item {
  const changed = decideUpdate(item, fields, baseVersion);
  if (!changed.ok || changed.value.length === 0) return item;
  return { ...item, ...fields, updatedAt: at, version: item.version + 1 };
}
