import { DirectAggregate } from '@convex-dev/aggregate';
import type { ItemSortField } from '../../shared/database/database.ts';
import { itemStatuses } from '../../shared/items/item.ts';
import { components } from '../_generated/api.js';
import type { Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { orderFields, positionIn, type Entry, type Position } from './orders.ts';

/**
 * The counted B-trees: for each order one of all items and one of each status, so that a total and the
 * item at an offset are found without reading what comes before. Items that are deleted or not yet
 * counted stand in none of them.
 */

/** All items, or those of a status. */
export const scopes = ['all', ...itemStatuses] as const;
export type Scope = (typeof scopes)[number];

/** A generation is a whole set of trees: a rebuild makes a new one while the old one is read. */
export type Namespace = [generation: number, scope: Scope];

export type Tree = DirectAggregate<{ Key: Position; Id: Id<'items'>; Namespace: Namespace }>;

export const trees: Readonly<Record<ItemSortField, Tree>> = {
  name: new DirectAggregate(components.itemsByName),
  createdAt: new DirectAggregate(components.itemsByCreatedAt),
  updatedAt: new DirectAggregate(components.itemsByUpdatedAt),
};

interface Place {
  readonly namespace: Namespace;
  readonly key: Position;
  readonly id: Id<'items'>;
}

const placeOf = (generation: number, field: ItemSortField, scope: Scope, entry: Entry): Place => ({
  namespace: [generation, scope],
  key: positionIn(field, entry),
  id: entry.id,
});

/** Puts an item into all trees of a generation. It must not be in them. */
export async function plant(ctx: MutationCtx, generation: number, entry: Entry): Promise<void> {
  for (const field of orderFields) {
    for (const scope of ['all', entry.status] as const) {
      await trees[field].insert(ctx, placeOf(generation, field, scope, entry));
    }
  }
}

/**
 * Moves an item in a generation to where it belongs after a write; undefined stands for nowhere. Only
 * the trees in which its key or its presence changes are touched. A tree that has drifted refuses
 * nothing: what should go may be gone, and what comes may be there.
 */
export async function transplant(
  ctx: MutationCtx,
  generation: number,
  before: Entry | undefined,
  after: Entry | undefined,
): Promise<void> {
  for (const field of orderFields) {
    for (const scopeOf of [() => 'all' as const, (entry: Entry) => entry.status]) {
      const from = before && placeOf(generation, field, scopeOf(before), before);
      const to = after && placeOf(generation, field, scopeOf(after), after);
      if (from && to && isSamePlace(from, to)) continue;
      if (from) await trees[field].deleteIfExists(ctx, from);
      if (to) await trees[field].insertIfDoesNotExist(ctx, to);
    }
  }
}

const isSamePlace = (a: Place, b: Place) =>
  a.namespace[1] === b.namespace[1] && a.key[0] === b.key[0] && a.key[1] === b.key[1];
