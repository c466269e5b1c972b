import type { FunctionArgs, FunctionReference } from 'convex/server';
import type { Item } from '../../items/item.ts';
import type { DatabaseResult, ItemPage, ItemQuery } from '../database.ts';
import { queryLimits } from '../query-limits.ts';
import { failure, notFound, success } from '../results.ts';
import type { Present } from './asking.ts';
import type { Deployment } from './deployment.ts';
import { failureOf } from './failures.ts';
import { functions } from './functions.ts';
import type { Source } from './live-watches.ts';
import { ForetoldItem, ForetoldPage } from './foretold.ts';
import { foretoldPageOf } from './optimistic-update.ts';
import { readItem, readPage } from './wire.ts';

/** What is watched, as live queries of the deployment with one's own pending writes on top. */

/**
 * So many rows before and behind a page are subscribed to with it. When a row leaves the page, the one
 * that takes its place is known, and the page can be shown as it will be.
 */
const margin = 5;

/** The window to ask the deployment for. */
function withMargin(query: Present<ItemQuery>): Present<ItemQuery> {
  const behind = Math.min(margin, queryLimits.limit - query.limit);
  const before = Math.min(margin, query.offset, queryLimits.limit - query.limit - behind);
  return { ...query, offset: query.offset - before, limit: before + query.limit + behind };
}

export function pageSource(deployment: Deployment, query: Present<ItemQuery>): Source<ItemPage> {
  const asked = withMargin(query);
  const skipped = query.offset - asked.offset;
  const toldPage = (value: unknown): DatabaseResult<ItemPage> => {
    const read = readPage(value);
    if (!read.ok) return read;
    const { items, total } = read.value;
    return success(frozenPage(items.slice(skipped, skipped + query.limit), total));
  };
  return source(deployment, functions.page, asked, (value) => {
    const foretold = value instanceof ForetoldPage ? foretoldPageOf(value, query) : undefined;
    if (foretold) return success(frozenPage(foretold.items, foretold.total));
    return toldPage(value instanceof ForetoldPage ? value.told : value);
  });
}

/** `known`: where else the item may stand, for as long as the deployment has not been heard. */
export function itemSource(deployment: Deployment, id: string, known: () => Item | undefined): Source<Item> {
  const readForetold = ({ told, item }: ForetoldItem): DatabaseResult<Item> | undefined => {
    if (item !== undefined) return item ? success(item) : failure(notFound(id));
    if (!told) return undefined;
    return 'value' in told ? readItem(told.value) : failure(failureOf(told.thrown));
  };
  return {
    known,
    ...source(deployment, functions.get, { id }, (value) =>
      value instanceof ForetoldItem ? readForetold(value) : readItem(value),
    ),
  };
}

/** A live query. `read` answers with nothing when there is nothing to tell yet. */
export function source<Query extends FunctionReference<'query'>, T>(
  deployment: Deployment,
  query: Query,
  args: FunctionArgs<Query>,
  read: (value: unknown) => DatabaseResult<T> | undefined,
): Source<T> {
  return {
    subscribe: (tell) =>
      deployment.watch(
        query,
        args,
        (value: unknown) => {
          const result = read(value);
          if (result) tell(result);
        },
        (thrown) => tell(failure(failureOf(thrown))),
      ),
  };
}

const frozenPage = (items: readonly Item[], total: number): ItemPage =>
  Object.freeze({ items: Object.freeze(items), total });
