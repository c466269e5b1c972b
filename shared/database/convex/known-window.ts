import type { Item } from '../../items/item.ts';
import type { ItemPage, ItemQuery } from '../database.ts';
import type { QueryOrder } from './query-order.ts';

/**
 * What is known of a query's items: those from a rank on, without a gap, and how many there are in all.
 * A change moves what is known by as much as it can be foretold, never further: what slides in from
 * outside is not made up.
 */
export interface KnownWindow {
  readonly start: number;
  /** One that was created and not acknowledged stands here without an id: nobody knows it yet. */
  readonly items: readonly Item[];
  readonly total: number;
}

/** An item before and after a write; undefined stands for "not there". */
export interface ItemChange {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** The id of what was created and has none yet. */
export const noId = '';

type Range = Pick<ItemQuery, 'offset' | 'limit'>;

/** What a page of the deployment tells. Undefined when items and total contradict each other. */
export function windowOf({ items, total }: ItemPage, { offset, limit }: Range): KnownWindow | undefined {
  const expected = Math.min(limit, Math.max(0, total - offset));
  return items.length === expected ? { start: offset, items, total } : undefined;
}

/** The page of a range, if all of its items are known. */
export function pageOf({ start, items, total }: KnownWindow, { offset, limit }: Range): ItemPage | undefined {
  const end = Math.min(offset + limit, total);
  if (end <= offset) return { items: [], total };
  if (start > offset || start + items.length < end) return undefined;
  const shown = items.slice(offset - start, end - start);
  return shown.some(({ id }) => id === noId) ? undefined : { items: shown, total };
}

/** What is known after a change; undefined when nothing is. */
export function changeWindow(
  window: KnownWindow,
  order: QueryOrder,
  { before, after }: ItemChange,
): KnownWindow | undefined {
  const leaving = before && order.isMatch(before) ? before : undefined;
  const entering = after && order.isMatch(after) ? after : undefined;
  if (leaving && entering && order.isSamePlace(leaving, entering)) return replace(window, entering);
  const without = leaving ? remove(window, order, leaving) : window;
  return without && entering ? insert(without, order, entering) : without;
}

function replace(window: KnownWindow, item: Item): KnownWindow {
  const index = window.items.findIndex(({ id }) => id === item.id);
  return index < 0 ? window : { ...window, items: window.items.with(index, item) };
}

function remove(window: KnownWindow, order: QueryOrder, item: Item): KnownWindow | undefined {
  const { start, items } = window;
  const total = window.total - 1;
  const index = items.findIndex(({ id }) => id === item.id);
  if (index >= 0) return { start, items: items.toSpliced(index, 1), total };
  const place = placeIn(window, order, item);
  if (place === 'before') return { start: start - 1, items, total };
  // Within what is known it should have been found: then the deployment knows better.
  return place === 'after' ? { start, items, total } : undefined;
}

function insert(window: KnownWindow, order: QueryOrder, item: Item): KnownWindow | undefined {
  const { start, items } = window;
  const total = window.total + 1;
  const place = placeIn(window, order, item);
  if (place === 'before') return { start: start + 1, items, total };
  if (place === 'after') return { start, items, total };
  return place === undefined ? undefined : { start, items: items.toSpliced(place, 0, item), total };
}

/** Where an item belongs: an index, or somewhere outside of what is known. Undefined when that cannot be told. */
function placeIn(
  { start, items, total }: KnownWindow,
  order: QueryOrder,
  item: Item,
): number | 'before' | 'after' | undefined {
  if (items.length === 0 && start < total) return undefined;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const compared = order.compare(item, items[middle] as Item);
    if (compared === 0) return undefined;
    if (compared < 0) high = middle;
    else low = middle + 1;
  }
  if (low === 0 && start > 0) return 'before';
  if (low === items.length && start + items.length < total) return 'after';
  return low;
}
