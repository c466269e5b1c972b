import type { Item, ItemFields } from '../../items/item.ts';
import type { FieldValues } from '../changes.ts';
import { changedFields, checkBaseVersion, decideUpdate } from '../update-rules.ts';
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
  | { readonly kind: 'restore'; readonly id: string; readonly deleted: Item | undefined }
  /** What it does is the deployment's to say: to an item, or without an id to any of them. */
  | { readonly kind: 'untold'; readonly id?: string };

/** What is known of an item: as it is, that it is not there, or nothing. */
export type KnownItem = Item | null | undefined;

/** The items of a create. Their ids are the deployment's to choose, and are not made up. */
export const foretellCreated = (all: readonly ItemFields[], at: number): Item[] =>
  all.map((fields) => ({ id: noId, ...fields, createdAt: at, updatedAt: at, version: 1 }));

/** What a write is foretold by. */
export interface Foreknowledge {
  readonly current: KnownItem;
  /** When it will be written, ms. */
  readonly at: number;
  /** What the item held at an older version, as far as that is known. */
  readonly fieldsAt: (version: number) => Required<FieldValues> | undefined;
}

/**
 * What a write will do to an item. Undefined when that cannot be known. Before and after are the same
 * when the write will change nothing, or will be refused.
 */
export function foretellChange(
  write: Exclude<PendingWrite, { kind: 'create' | 'untold' }>,
  { current, ...known }: Foreknowledge,
): ItemChange | undefined {
  const before = current ?? undefined;
  if (write.kind === 'restore') {
    const after = before ?? write.deleted;
    return after && { before, after };
  }
  if (current === undefined) return undefined;
  if (!before) return { before, after: before };
  if (write.kind === 'delete') return { before, after: undefined };
  const after = updated(before, write, known);
  return after && { before, after };
}

/** Undefined when it may be merged or refused, and only the deployment knows which. */
function updated(
  item: Item,
  { fields, baseVersion: version }: Extract<PendingWrite, { kind: 'update' }>,
  { at, fieldsAt }: Omit<Foreknowledge, 'current'>,
): Item | undefined {
  if (!checkBaseVersion(item, version).ok || changedFields(item, fields).length === 0) return item;
  const basis =
    version === undefined || version === item.version ? undefined : { version, fields: fieldsAt(version) };
  if (basis && !basis.fields) return undefined;
  if (!decideUpdate(item, fields, basis).ok) return item;
  return { ...item, ...fields, updatedAt: at, version: item.version + 1 };
}
