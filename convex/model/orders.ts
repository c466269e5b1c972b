import type { ItemSort } from '../../shared/database/database.ts';
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
  /** Its place in the trash. An item that has one stands in that order alone, and in no other. */
  readonly trashKey?: number;
}

export const entryOf = (item: Doc<'items'>): Entry => ({
  id: item._id,
  status: item.status,
  nameKey: item.nameKey,
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
  creationTime: item._creationTime,
  // Deletions of former versions left a time alone.
  ...(item.deletedAt !== undefined && { trashKey: item.trashKey ?? item.deletedAt }),
});

/** A place in an order: the key, then the time of creation. */
export type Position = [key: string | number, creationTime: number];

/** Those that a page can be sorted by, and the order of deletion. */
export const orderFields = [...sortFields, 'deletedAt'] as const;
export type OrderField = (typeof orderFields)[number];

const keyFields = {
  name: 'nameKey',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
  deletedAt: 'trashKey',
} as const satisfies Record<OrderField, keyof Entry>;

export const keyFieldOf = (field: OrderField) => keyFields[field];

export const positionIn = (field: OrderField, entry: Omit<Entry, 'id' | 'status'>): Position => [
  entry[keyFields[field]] ?? 0,
  entry.creationTime,
];

export function comparePositions(a: Position, b: Position): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] - b[1];
}

/** Which order, and from which end. */
export interface Order {
  readonly field: OrderField;
  readonly direction: ItemSort['direction'];
}

/** Without a sort, the order of creation. */
export const creationOrder: Order = { field: 'createdAt', direction: 'asc' };
/** Of the trash: the latest deleted first. */
export const deletionOrder: Order = { field: 'deletedAt', direction: 'desc' };

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
