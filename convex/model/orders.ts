import type { ItemSort, ItemSortField } from '../../shared/database/database.ts';
import { sortFields } from '../../shared/database/query-limits.ts';
import type { ItemStatus } from '../../shared/items/item.ts';
import { nameKey } from '../../shared/items/text.ts';
import type { Doc, Id } from '../_generated/dataModel.js';

/** The orders of items: what decides an item's place in each, the same for indexes, counts and searches. */

/** An item's keys in all orders. Ties are broken by the time of creation, which Convex makes unique. */
export interface Entry {
  readonly id: Id<'items'>;
  readonly status: ItemStatus;
  readonly nameKey: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creationTime: number;
}

export const entryOf = (item: Doc<'items'>): Entry => ({
  id: item._id,
  status: item.status,
  nameKey: item.nameKey,
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
  creationTime: item._creationTime,
});

/** A place in an order: the key, then the time of creation. */
export type Position = [key: string | number, creationTime: number];

const keyFields = {
  name: 'nameKey',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
} as const satisfies Record<ItemSortField, keyof Entry>;

export const orderFields = sortFields;
export const keyFieldOf = (field: ItemSortField) => keyFields[field];

export const positionIn = (field: ItemSortField, entry: Omit<Entry, 'id' | 'status'>): Position => [
  entry[keyFields[field]],
  entry.creationTime,
];

export function comparePositions(a: Position, b: Position): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] - b[1];
}

/** Without a sort, the order of creation. */
export const creationOrder: ItemSort = { field: 'createdAt', direction: 'asc' };

const firstRewritten = 0xffff;
/** Eleven bits a unit, moved up past the control characters and far below the surrogates. */
const unit = (bits: number) => String.fromCharCode(0x20 + bits);

/**
 * The key by which names are ordered, for a database that compares bytes of UTF-8 in its indexes and
 * UTF-16 units in its counts. The two differ above U+FFFE alone, so what is there is written as
 * U+FFFF and two low units: then both compare by code point.
 */
export function storedNameKey(name: string): string {
  return nameKey(name).replace(/[\uffff\u{10000}-\u{10ffff}]/gu, (character) => {
    const rest = (character.codePointAt(0) ?? 0) - firstRewritten;
    return `\uffff${unit(rest >> 11)}${unit(rest & 0x7ff)}`;
  });
}
