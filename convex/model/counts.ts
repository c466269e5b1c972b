import type { Doc } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { within, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { comparePositions, positionIn, type Entry, type Position } from './orders.ts';
import type { OrderedItems } from './ranges.ts';
import { namespaceIn, plant, transplant, trees, type Forest, type Namespace, type Tree } from './trees.ts';
import { dropUncounted, readUncounted, takeUncounted } from './uncounted.ts';

/** Totals, and which item stands at an offset: what the trees say and what is not counted yet, together. */

/** The trees that are read, and how far the next generation of them has been built. */
interface Counts {
  readonly forest: Forest;
  readonly rebuild?: Doc<'counts'>['rebuild'];
}

/** Reads one document. The trees of a space are not rebuilt: it is cleared before they could drift. */
export async function readCounts(ctx: SpaceQueryCtx): Promise<Counts> {
  if (ctx.space !== undefined) {
    const space = await ctx.db.get('spaces', ctx.space);
    if (!space) throw new Error('There is no such space any more.');
    return { forest: { generation: 0, slot: space.slot } };
  }
  const { generation = 0, rebuild } = (await ctx.db.query('counts').first()) ?? {};
  return { forest: { generation }, rebuild };
}

/** Calls back for the trees that have an item of a time of creation, or are to have it: two while they are rebuilt. */
async function inForests(
  ctx: SpaceQueryCtx,
  creationTime: number,
  write: (forest: Forest) => Promise<void>,
): Promise<void> {
  const { forest, rebuild } = await readCounts(ctx);
  await write(forest);
  if (rebuild && creationTime <= rebuild.cursor) await write(nextOf(forest));
}

/** Of the deployment's own trees: those that a rebuild makes. */
export const nextOf = ({ generation }: Forest): Forest => ({ generation: generation + 1 });

/** Brings the counts of an item in step with a write of it; undefined stands for an item that is not there. */
export async function recount(
  ctx: SpaceMutationCtx,
  before: Entry | undefined,
  after: Entry | undefined,
): Promise<void> {
  const entry = before ?? after;
  if (!entry) return;
  const isUncounted = before !== undefined && (await dropUncounted(ctx, before.id));
  const counted = isUncounted ? undefined : before;
  await inForests(ctx, entry.creationTime, (forest) => transplant(ctx, forest, counted, after));
}

/** Counts an item that no tree has: a new one. */
export async function countNew(ctx: SpaceMutationCtx, entry: Entry): Promise<void> {
  await inForests(ctx, entry.creationTime, (forest) => plant(ctx, forest, entry));
}

/** So many items are counted in one transaction: see docs/convex.md for what each of them costs. */
const countedInOneStep = 20;

/** Counts some of the items that were created together, in whichever space. Whether there were none. */
export async function countSomeUncounted(ctx: MutationCtx): Promise<boolean> {
  const taken = await takeUncounted(ctx, countedInOneStep);
  if (!taken) return true;
  for (const entry of taken.entries) await countNew(within(ctx, taken.space), entry);
  return false;
}

/** An order as one snapshot sees it. */
export interface OrderView {
  readonly total: number;
  /** The place of the item at an offset, which must be less than the total. */
  readonly seek: (offset: number) => Promise<Position>;
}

/** Opens the order of all items, of those of a status, or of the trash, from either end. */
export async function viewOrder(
  ctx: SpaceQueryCtx,
  { sort: { field, direction }, scope }: OrderedItems,
): Promise<OrderView> {
  const { forest } = await readCounts(ctx);
  const namespace = namespaceIn(forest, scope);
  const counted = await trees[field].count(ctx, { namespace });
  // An item that is deleted is counted with that.
  const uncounted = scope === 'trash' ? [] : await readUncounted(ctx);
  const extra = uncounted
    .filter((entry) => scope === 'all' || entry.status === scope)
    .map((entry) => positionIn(field, entry))
    .sort(comparePositions);
  const total = counted + extra.length;
  const at = (rank: number) => keyAt(ctx, trees[field], namespace, rank, counted);
  return {
    total,
    seek: (offset) => select(at, counted, extra, direction === 'asc' ? offset : total - 1 - offset),
  };
}

/** The key of a rank in a tree, found from the nearer end: each node is read from that side on. */
async function keyAt(
  ctx: SpaceQueryCtx,
  tree: Tree,
  namespace: Namespace,
  rank: number,
  size: number,
): Promise<Position> {
  const { key } = await tree.at(ctx, rank < size / 2 ? rank : rank - size, { namespace });
  return key;
}

/**
 * The position of a rank in a tree and a sorted list together. Those of the list lie somewhere between
 * those of the tree, so this bisects for how many of the tree come first.
 */
async function select(
  at: (rank: number) => Promise<Position>,
  size: number,
  extra: readonly Position[],
  rank: number,
): Promise<Position> {
  let low = Math.max(0, rank - extra.length);
  let high = Math.min(rank, size - 1);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const position = await at(middle);
    const together = middle + countBefore(extra, position);
    if (together === rank) return position;
    if (together < rank) low = middle + 1;
    else high = middle - 1;
  }
  // It is one of the list, with the first `low` of the tree before it.
  return extra[rank - low] as Position;
}

/** How many of a sorted list come before a position. */
function countBefore(sorted: readonly Position[], position: Position): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePositions(sorted[middle] as Position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
