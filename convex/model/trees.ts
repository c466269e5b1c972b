import { DirectAggregate } from '@convex-dev/aggregate';
import { sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses } from '../../shared/items/item.ts';
import { components } from '../_generated/api.js';
import type { Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { orderFields, positionIn, type Entry, type OrderField, type Position } from './orders.ts';

/**
 * The counted B-trees: for each order one of all items and one of each status, so that a total and the
 * item at an offset are found without reading what comes before. Items that are not yet counted stand in
 * none of them, those in the trash in one of their own.
 */

/** All items, or those of a status; those in the trash. */
export const listScopes = ['all', ...itemStatuses] as const;
export type Scope = (typeof listScopes)[number] | 'trash';
export const scopesOf = (field: OrderField): readonly Scope[] =>
  field === 'deletedAt' ? ['trash'] : listScopes;

/** A whole set of trees. A rebuild makes another generation of the deployment's own while the old one is read. */
export interface Forest {
  readonly generation: number;
  /** Of the trees of a space. */
  readonly slot?: number;
}

export type Namespace = [generation: number, scope: Scope] | [generation: number, scope: Scope, slot: number];

/** The tree of a scope in each order. */
export const namespaceIn = ({ generation, slot }: Forest, scope: Scope): Namespace =>
  slot === undefined ? [generation, scope] : [generation, scope, slot];

export type Tree = DirectAggregate<{ Key: Position; Id: Id<'items'>; Namespace: Namespace }>;

export const trees: Readonly<Record<OrderField, Tree>> = {
  name: new DirectAggregate(components.itemsByName),
  createdAt: new DirectAggregate(components.itemsByCreatedAt),
  updatedAt: new DirectAggregate(components.itemsByUpdatedAt),
  deletedAt: new DirectAggregate(components.itemsByDeletedAt),
};

interface Place {
  readonly namespace: Namespace;
  readonly key: Position;
  readonly id: Id<'items'>;
}

/** An item has at most one place in each of these. */
const slots: readonly { readonly field: OrderField; readonly scopeOf: (entry: Entry) => Scope }[] = [
  ...sortFields.flatMap((field) => [
    { field, scopeOf: () => 'all' as const },
    { field, scopeOf: ({ status }: Entry) => status },
  ]),
  { field: 'deletedAt', scopeOf: () => 'trash' },
];

function placeIn(
  forest: Forest,
  { field, scopeOf }: (typeof slots)[number],
  entry: Entry | undefined,
): Place | undefined {
  const isInTrash = entry?.trashKey !== undefined;
  if (!entry || isInTrash !== (field === 'deletedAt')) return undefined;
  return { namespace: namespaceIn(forest, scopeOf(entry)), key: positionIn(field, entry), id: entry.id };
}

/** Puts an item into all trees of a forest where it belongs. It must not be in them. */
export async function plant(ctx: MutationCtx, forest: Forest, entry: Entry): Promise<void> {
  for (const slot of slots) {
    const place = placeIn(forest, slot, entry);
    if (place) await trees[slot.field].insert(ctx, place);
  }
}

/**
 * Moves an item in a forest to where it belongs after a write; undefined stands for nowhere. Only
 * the trees in which its key or its presence changes are touched. A tree that has drifted refuses
 * nothing: what should go may be gone, and what comes may be there.
 */
export async function transplant(
  ctx: MutationCtx,
  forest: Forest,
  before: Entry | undefined,
  after: Entry | undefined,
): Promise<void> {
  for (const slot of slots) {
    const from = placeIn(forest, slot, before);
    const to = placeIn(forest, slot, after);
    if (from && to && isSamePlace(from, to)) continue;
    if (from) await trees[slot.field].deleteIfExists(ctx, from);
    if (to) await trees[slot.field].insertIfDoesNotExist(ctx, to);
  }
}

/** Cuts all trees of a forest down. The component takes the nodes of what is cleared away by itself, a few at a time. */
export async function clearForest(ctx: MutationCtx, forest: Forest): Promise<void> {
  for (const field of orderFields) {
    for (const scope of scopesOf(field)) {
      await trees[field].clear(ctx, { namespace: namespaceIn(forest, scope) });
    }
  }
}

const isSamePlace = (a: Place, b: Place) =>
  a.namespace[1] === b.namespace[1] && a.key[0] === b.key[0] && a.key[1] === b.key[1];
