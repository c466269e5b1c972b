import type { Item } from '../../items/item.ts';
import type { DatabaseResult, ItemPage } from '../database.ts';
import { success } from '../results.ts';

/** What is told after `previous`: the very same page, or the very same list of items, where these have not changed. */
export function nextPage(
  previous: DatabaseResult<ItemPage> | undefined,
  items: readonly Item[],
  total: number,
): DatabaseResult<ItemPage> {
  const last = previous?.ok ? previous.value : undefined;
  const isSame = last !== undefined && areSame(last.items, items);
  if (previous && isSame && last.total === total) return previous;
  return success(Object.freeze({ items: isSame ? last.items : Object.freeze(items), total }));
}

/** Whether two lists hold the very same items. */
export function areSame(a: readonly Item[], b: readonly Item[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
