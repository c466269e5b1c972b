import type { OptimisticLocalStore } from 'convex/browser';
import { deepFreeze } from '../freeze.ts';
import type { ItemQuery } from '../database.ts';
import { ForetoldPage, setPage, statesOf, StoredItems, type PageArgs } from './foretold.ts';
import { functions } from './functions.ts';
import { changeWindow, pageOf, type ItemChange, type KnownWindow } from './known-window.ts';
import { foretellChange, foretellCreated, type PendingWrite } from './pending-write.ts';
import { queryOrder, type QueryOrder } from './query-order.ts';

/**
 * Optimistic updates: what is watched shows a write as soon as it is made. Convex's client calls them
 * over what the deployment has told last, in the order of the writes, again after each new answer, and
 * drops each one when its write is acknowledged or refused.
 *
 * What is shown is always what the deployment would have after the first so many of the pending writes.
 * A page or an item of which that cannot be known stays as it is until it is told.
 */

/** The queries' orders, by their arguments, which stay the same objects while they are watched. */
const orders = new WeakMap<object, QueryOrder>();

function orderOf(args: PageArgs): QueryOrder {
  const order = orders.get(args) ?? queryOrder(args);
  orders.set(args, order);
  return order;
}

interface Options {
  /** What the deployment has refused a query with, which the store does not tell. Throws it. */
  readonly throwTold: (id: string) => unknown;
  /** Hears of an item that is about to be deleted. */
  readonly onDelete: (id: string, item: ItemChange['before']) => void;
}

export function optimisticUpdate(
  write: PendingWrite,
  options: Options,
): (store: OptimisticLocalStore) => void {
  // Chosen once, so that the same write is shown with the same time each time; later only when something later is told.
  let at: number | undefined;
  return (store) => {
    at = estimateTime(store, at ?? Date.now());
    const items = new StoredItems(store, options.throwTold);
    if (write.kind === 'create') {
      const created = foretellCreated(write.all, at);
      changePages(
        store,
        created.map((after) => ({ before: undefined, after })),
      );
    } else if (write.kind === 'untold' && write.id === undefined) {
      for (const id of items.ids()) items.loseSight(id);
      changePages(store, 'any');
    } else {
      foretell(write as Single, { store, items, at, options });
    }
  };
}

type Single = Exclude<PendingWrite, { kind: 'create' | 'untold' }> | { kind: 'untold'; id: string };

interface Scene {
  readonly store: OptimisticLocalStore;
  readonly items: StoredItems;
  readonly at: number;
  readonly options: Options;
}

/** The write of one item. */
function foretell(write: Single, { store, items, at, options }: Scene): void {
  const { id } = write;
  const { current, isUnsure } = items.find(id);
  if (write.kind === 'delete') options.onDelete(id, current ?? undefined);
  const change =
    isUnsure || write.kind === 'untold'
      ? undefined
      : foretellChange(write, { current, at, fieldsAt: (version) => items.atVersion(id, version) });
  if (!change) {
    items.loseSight(id);
    changePages(store, 'one');
  } else if (change.before !== change.after) {
    items.set(id, deepFreeze(change.after ?? null));
    changePages(store, [change]);
  }
}

/** Later than all that is known: the deployment's clock may not go as the one here does, and it has not written this yet. */
function estimateTime(store: OptimisticLocalStore, earliest: number): number {
  const times = store.getAllQueries(functions.page).flatMap(({ args, value }) => {
    const windows = value === undefined ? [] : statesOf(value, args).windows;
    return windows.at(-1)?.items.map(({ updatedAt }) => updatedAt) ?? [];
  });
  return times.reduce((latest, time) => Math.max(latest, time + 1), earliest);
}

/**
 * All that one write changes is one step: no page shows a part of it. Of what it changes in `one` item or in `any`
 * nothing is known, and so nothing of any page any more.
 */
function changePages(store: OptimisticLocalStore, changes: readonly ItemChange[] | 'one' | 'any'): void {
  for (const { args, value } of store.getAllQueries(functions.page)) {
    if (value === undefined) continue;
    const { told, windows, isUnsure } = statesOf(value, args);
    const last = windows.at(-1);
    const next =
      typeof changes === 'string'
        ? undefined
        : changes.reduce<KnownWindow | undefined>(
            (window, change) => window && changeWindow(window, orderOf(args), change),
            last,
          );
    if (next === last && changes !== 'any') continue;
    setPage(store, args, new ForetoldPage(told, [...windows, next], isUnsure || changes === 'any'));
  }
}

/** The newest page of a range that is known, undefined when only what the deployment told is. */
export function foretoldPageOf({ windows }: ForetoldPage, query: Pick<ItemQuery, 'offset' | 'limit'>) {
  for (const window of windows.toReversed()) {
    const page = window && pageOf(window, query);
    if (page) return page;
  }
  return undefined;
}
