import { itemStatusLabels } from '../../../shared/items/item.ts';
import type { ItemsView } from '../../lib/items-search.ts';

/** What the list is filtered by, in words: `“boat” with the status Draft`; empty for no filter. */
export function describeFilter({ q, status }: Pick<ItemsView, 'q' | 'status'>): string {
  const search = q && `“${q}”`;
  const withStatus = status && `the status ${itemStatusLabels[status]}`;
  if (search && withStatus) return `${search} with ${withStatus}`;
  return search || (withStatus ?? '');
}
