import { editableFields, isSameValue, type Item } from '../../items/item.ts';
import type { DatabaseResult, ItemPage, ItemQuery } from '../database.ts';
import { queryLimits } from '../query-limits.ts';
import { failure, notFound, success } from '../results.ts';
import type { Deployment } from './deployment.ts';
import { failureOf } from './failures.ts';
import { functions } from './functions.ts';
import type { Source } from './live-watches.ts';
import { ForetoldItem, ForetoldPage, foretoldPageOf } from './optimistic-update.ts';
import { readItem, readPage } from './wire.ts';

/** What is watched, as live queries of the deployment with one's own pending writes on top. */

/**
 * So many rows before and behind a page are subscribed to with it. When a row leaves the page, the one
 * that takes its place is known, and the page can be shown as it will be.
 */
const margin = 5;

/** The window to ask the deployment for. */
function withMargin(query: ItemQuery): ItemQuery {
  const behind = Math.min(margin, queryLimits.limit - query.limit);
  const before = Math.min(margin, query.offset, queryLimits.limit - query.limit - behind);
  return { ...query, offset: query.offset - before, limit: before + query.limit + behind };
}

export function pageSource(deployment: Deployment, query: ItemQuery): Source<ItemPage> {
  const asked = withMargin(query);
  const skipped = query.offset - asked.offset;
  const toldPage = (value: unknown): DatabaseResult<ItemPage> => {
    const read = readPage(value);
    if (!read.ok) return read;
    const { items, total } = read.value;
    return success(frozenPage(items.slice(skipped, skipped + query.limit), total));
  };
  return {
    subscribe: (tell) =>
      deployment.watch(
        functions.page,
        asked,
        (value: unknown) => {
          const foretold = value instanceof ForetoldPage ? foretoldPageOf(value, query) : undefined;
          if (foretold) tell(success(frozenPage(foretold.items, foretold.total)));
          else tell(toldPage(value instanceof ForetoldPage ? value.told : value));
        },
        (thrown) => tell(failure(failureOf(thrown))),
      ),
    reuse: reusePage,
  };
}

/** `known`: where else the item may stand, for as long as the deployment has not been heard. */
export function itemSource(deployment: Deployment, id: string, known: () => Item | undefined): Source<Item> {
  return {
    known,
    subscribe: (tell) =>
      deployment.watch(
        functions.get,
        { id },
        (value: unknown) => {
          if (!(value instanceof ForetoldItem)) tell(readItem(value));
          else tell(value.item ? success(value.item) : failure(notFound(id)));
        },
        (thrown) => tell(failure(failureOf(thrown))),
      ),
    reuse: (previous, next) =>
      previous.ok && next.ok
        ? isSameItem(previous.value, next.value)
          ? previous
          : next
        : reuseError(previous, next),
  };
}

const frozenPage = (items: readonly Item[], total: number): ItemPage =>
  Object.freeze({ items: Object.freeze(items), total });

function reusePage(
  previous: DatabaseResult<ItemPage>,
  next: DatabaseResult<ItemPage>,
): DatabaseResult<ItemPage> {
  if (!previous.ok || !next.ok) return reuseError(previous, next);
  const known = new Map(previous.value.items.map((item) => [item.id, item]));
  const items = next.value.items.map((item) => {
    const before = known.get(item.id);
    return before && isSameItem(before, item) ? before : item;
  });
  const isSame =
    previous.value.total === next.value.total &&
    previous.value.items.length === items.length &&
    items.every((item, index) => item === previous.value.items[index]);
  if (isSame) return previous;
  return success(frozenPage(items, next.value.total));
}

/** An error is told again only when it says something else. */
function reuseError<T>(previous: DatabaseResult<T>, next: DatabaseResult<T>): DatabaseResult<T> {
  if (previous.ok || next.ok) return next;
  const isSame = previous.error.kind === next.error.kind && previous.error.message === next.error.message;
  return isSame ? previous : next;
}

function isSameItem(a: Item, b: Item): boolean {
  if (a === b) return true;
  return (
    a.id === b.id &&
    a.version === b.version &&
    a.updatedAt === b.updatedAt &&
    a.createdAt === b.createdAt &&
    editableFields.every((field) => isSameValue(a[field], b[field]))
  );
}
