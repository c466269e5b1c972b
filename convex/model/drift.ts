import type { SpaceQueryCtx } from './contexts.ts';
import { readCounts } from './counts.ts';
import { comparePositions, entryOf, positionIn, type OrderField, type Position } from './orders.ts';
import { readStretch } from './ranges.ts';
import { namespaceIn, trees, type Scope } from './trees.ts';
import { readUncounted } from './uncounted.ts';

/**
 * Compares a tree with the items themselves, a stretch of the order at a time. Each stretch is one
 * snapshot, so that writes meanwhile are no drift.
 */

/** So many items, and as many entries of the tree, are read in one transaction. */
const comparedInOneStep = 200;

export interface Comparison {
  /** Items that the tree does not have where they belong. */
  missing: number;
  /** Entries of the tree without an item that belongs there. */
  extra: number;
  /** Where the next stretch begins; without it, this was the last one. */
  next?: { key: Position[0]; creationTime: number };
}

interface Stretch {
  readonly field: OrderField;
  readonly scope: Scope;
  /** The end of the stretch before; the first one begins without. */
  readonly after?: NonNullable<Comparison['next']>;
}

/** Compares the next stretch of a tree. */
export async function compareStretch(
  ctx: SpaceQueryCtx,
  { field, scope, after: previous }: Stretch,
): Promise<Comparison> {
  const after: Position | undefined = previous && [previous.key, previous.creationTime];
  const order = { sort: { field, direction: 'asc' }, scope } as const;
  const start = after && { position: after, isIncluded: false };
  const documents = await readStretch(ctx, order, start, comparedInOneStep);
  const uncounted = new Set((await readUncounted(ctx)).map(({ id }) => id));
  const items = documents.map((document) => ({
    id: document._id,
    position: positionIn(field, entryOf(document)),
  }));
  const { forest } = await readCounts(ctx);
  const { page } = await trees[field].paginate(ctx, {
    namespace: namespaceIn(forest, scope),
    pageSize: comparedInOneStep,
    ...(after ? { bounds: { lower: { key: after, inclusive: false } } } : {}),
  });
  const entries = page.map(({ id, key }) => ({ id, position: key }));
  const end = earliest(lastOfFull(items), lastOfFull(entries));
  const isWithin = ({ position }: { position: Position }) =>
    end === undefined || comparePositions(position, end) <= 0;
  const nameOf = ({ id, position }: { id: string; position: Position }) => JSON.stringify([id, position]);
  const expected = new Set(
    items
      .filter(isWithin)
      .filter(({ id }) => !uncounted.has(id))
      .map(nameOf),
  );
  const found = new Set(entries.filter(isWithin).map(nameOf));
  return {
    missing: [...expected].filter((name) => !found.has(name)).length,
    extra: [...found].filter((name) => !expected.has(name)).length,
    ...(end && { next: { key: end[0], creationTime: end[1] } }),
  };
}

/** Where a list ends that may go on; undefined for one that has been read to its end. */
const lastOfFull = (list: readonly { readonly position: Position }[]): Position | undefined =>
  list.length < comparedInOneStep ? undefined : list.at(-1)?.position;

const earliest = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a && b ? (comparePositions(a, b) < 0 ? a : b) : (a ?? b);
