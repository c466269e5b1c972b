import type { OptimisticLocalStore } from 'convex/browser';
import type { FunctionArgs } from 'convex/server';
import { deepFreeze } from '../freeze.ts';
import type { ItemQuery } from '../database.ts';
import { functions } from './functions.ts';
import { changeWindow, pageOf, windowOf, type ItemChange, type KnownWindow } from './known-window.ts';
import { foretellChange, foretellCreated, type KnownItem, type PendingWrite } from './pending-write.ts';
import { queryOrder, type QueryOrder } from './query-order.ts';
import { readItem, readPage } from './wire.ts';

/**
 * Optimistic updates: what is watched shows a write as soon as it is made. Convex's client calls them
 * over what the deployment has told last, in the order of the writes, again after each new answer, and
 * drops each one when its write is acknowledged or refused.
 *
 * What is shown is always what the deployment would have after the first so many of the pending writes.
 * A page of which that cannot be known stays as it is until it is told.
 */

/** In the place of a page of the deployment: what is known after each write, the last one last. */
export class ForetoldPage {
  constructor(
    readonly told: unknown,
    /** Undefined from the first write on whose effect is not known. */
    readonly windows: readonly (KnownWindow | undefined)[],
  ) {}
}

/** In the place of an item of the deployment. */
export class ForetoldItem {
  constructor(
    /** What the deployment has told; undefined when it was not asked. */
    readonly told: Told | undefined,
    readonly item: Exclude<KnownItem, undefined>,
  ) {}
}

export type Told = { readonly value: unknown } | { readonly thrown: unknown };

type PageArgs = FunctionArgs<typeof functions.page>;

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
  { throwTold, onDelete }: Options,
): (store: OptimisticLocalStore) => void {
  // Chosen once: the same write is shown with the same time each time.
  let at: number | undefined;
  return (store) => {
    at ??= estimateTime(store);
    if (write.kind === 'create') {
      changePages(
        store,
        foretellCreated(write.all, at).map((after) => ({ before: undefined, after })),
      );
      return;
    }
    const current = findItem(store, write.id);
    if (write.kind === 'delete') onDelete(write.id, current ?? undefined);
    const change = foretellChange(write, current, at);
    if (change && change.before === change.after) return;
    if (!change) {
      changePages(store, undefined);
      return;
    }
    const told = toldOf(store, write.id, throwTold);
    setItem(store, write.id, new ForetoldItem(told, deepFreeze(change.after ?? null)));
    changePages(store, [change]);
  };
}

/** Later than all that is known: the deployment's clock may not go as the one here does. */
function estimateTime(store: OptimisticLocalStore): number {
  const times = store.getAllQueries(functions.page).flatMap(({ args, value }) => {
    const windows = value === undefined ? [] : statesOf(value, args).windows;
    return windows.at(-1)?.items.map(({ updatedAt }) => updatedAt) ?? [];
  });
  return times.reduce((latest, time) => Math.max(latest, time + 1), Date.now());
}

/** The item as it will be after the writes before this one. */
function findItem(store: OptimisticLocalStore, id: string): KnownItem {
  const query = store.getAllQueries(functions.get).find(({ args }) => args.id === id);
  if (query) {
    const value: unknown = query.value;
    if (value instanceof ForetoldItem) return value.item;
    // The store answers with nothing for a query that was refused: the item is not there.
    const read = value === undefined ? undefined : readItem(value);
    return read?.ok ? read.value : null;
  }
  for (const { args, value } of store.getAllQueries(functions.page)) {
    if (value === undefined) continue;
    // Had a write before this one touched it, it would have been found above.
    const found = statesOf(value, args).windows[0]?.items.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}

function toldOf(store: OptimisticLocalStore, id: string, throwTold: Options['throwTold']): Told | undefined {
  const query = store.getAllQueries(functions.get).find(({ args }) => args.id === id);
  if (!query) return undefined;
  const value: unknown = query.value;
  if (value instanceof ForetoldItem) return value.told;
  if (value !== undefined) return { value };
  try {
    return { value: throwTold(id) };
  } catch (thrown) {
    return { thrown };
  }
}

/** All that one write changes is one step: no page shows a part of it. Without changes nothing is known of any page any more. */
function changePages(store: OptimisticLocalStore, changes: readonly ItemChange[] | undefined): void {
  for (const { args, value } of store.getAllQueries(functions.page)) {
    if (value === undefined) continue;
    const { told, windows } = statesOf(value, args);
    const last = windows.at(-1);
    const next = changes?.reduce<KnownWindow | undefined>(
      (window, change) => window && changeWindow(window, orderOf(args), change),
      last,
    );
    if (next !== last) setPage(store, args, new ForetoldPage(told, [...windows, next]));
  }
}

function statesOf(value: unknown, args: PageArgs): ForetoldPage {
  if (value instanceof ForetoldPage) return value;
  const read = readPage(value);
  return new ForetoldPage(value, [read.ok ? windowOf(read.value, args) : undefined]);
}

// The store takes values of the functions' own types; ours stand in their place, and only here and
// where watches read them is that known.
function setPage(store: OptimisticLocalStore, args: PageArgs, value: ForetoldPage): void {
  store.setQuery(functions.page, args, value as never);
}

function setItem(store: OptimisticLocalStore, id: string, value: ForetoldItem): void {
  store.setQuery(functions.get, { id }, value as never);
}

/** The newest page of a range that is known, undefined when only what the deployment told is. */
export function foretoldPageOf({ windows }: ForetoldPage, query: Pick<ItemQuery, 'offset' | 'limit'>) {
  for (const window of windows.toReversed()) {
    const page = window && pageOf(window, query);
    if (page) return page;
  }
  return undefined;
}
