import type { OptimisticLocalStore } from 'convex/browser';
import type { FunctionArgs } from 'convex/server';
import type { Item } from '../../items/item.ts';
import { functions } from './functions.ts';
import { windowOf, type KnownWindow } from './known-window.ts';
import type { KnownItem } from './pending-write.ts';
import { readItem, readPage } from './wire.ts';

/** What stands in the client's store in the place of answers of the deployment, while writes are pending. */

/** In the place of a page: what is known after each write, the last one last. */
export class ForetoldPage {
  constructor(
    readonly told: unknown,
    /** Undefined from the first write on whose effect is not known. */
    readonly windows: readonly (KnownWindow | undefined)[],
    /** Whether there is a write among them that may have changed any item. */
    readonly isUnsure: boolean,
  ) {}
}

/** In the place of an item. */
export class ForetoldItem {
  constructor(
    /** What the deployment has told; undefined when it was not asked, or has not answered yet. */
    readonly told: Told | undefined,
    /** What is known last; undefined when that is what was told. */
    readonly item: KnownItem,
    /** Whether there is a later write whose effect is not known. */
    readonly isUnsure: boolean,
  ) {}
}

export type Told = { readonly value: unknown } | { readonly thrown: unknown };

export type PageArgs = FunctionArgs<typeof functions.page>;

/** A page as it is in the store. */
export function statesOf(value: unknown, args: PageArgs): ForetoldPage {
  if (value instanceof ForetoldPage) return value;
  const read = readPage(value);
  return new ForetoldPage(value, [read.ok ? windowOf(read.value, args) : undefined], false);
}

// The store takes values of the functions' own types; ours stand in their place, and only here and
// where watches read them is that known.
export function setPage(store: OptimisticLocalStore, args: PageArgs, value: ForetoldPage): void {
  store.setQuery(functions.page, args, value as never);
}

/** The items in the store, alone or on pages. */
export class StoredItems {
  constructor(
    private readonly store: OptimisticLocalStore,
    /** What the deployment has refused a query with, which the store does not tell. Throws it. */
    private readonly throwTold: (id: string) => unknown,
  ) {}

  /** Those that are watched by themselves. */
  ids(): string[] {
    return this.store.getAllQueries(functions.get).map(({ args }) => args.id);
  }

  /** The item as it will be after the writes so far, as far as all of them are known. */
  find(id: string): { readonly current: KnownItem; readonly isUnsure: boolean } {
    const single = this.#single(id);
    if (single instanceof ForetoldItem) {
      return { current: single.isUnsure ? undefined : single.item, isUnsure: single.isUnsure };
    }
    // The store answers with nothing for a query that was refused: the item is not there.
    const read = single?.value === undefined ? undefined : readItem(single.value);
    if (single) return { current: read?.ok ? read.value : null, isUnsure: false };
    // Had a write before this one touched it alone, it would have been found above.
    return this.#onPages(id) ?? { current: undefined, isUnsure: false };
  }

  /** What an item held at a version, if the deployment has told that. */
  atVersion(id: string, version: number): Item | undefined {
    const told = this.#told(id);
    const read = told && 'value' in told ? readItem(told.value) : undefined;
    const item = read?.ok ? read.value : this.#onPages(id)?.current;
    return item?.version === version ? item : undefined;
  }

  set(id: string, item: Item | null): void {
    this.#set(id, new ForetoldItem(this.#told(id), item, false));
  }

  /** The next write of the item is one whose effect is not known. */
  loseSight(id: string): void {
    const single = this.#single(id);
    const last = single instanceof ForetoldItem ? single.item : undefined;
    this.#set(id, new ForetoldItem(this.#told(id), last, true));
  }

  #set(id: string, value: ForetoldItem): void {
    this.store.setQuery(functions.get, { id }, value as never);
  }

  #single(id: string): ForetoldItem | { readonly value: unknown } | undefined {
    const query = this.store.getAllQueries(functions.get).find(({ args }) => args.id === id);
    const value: unknown = query?.value;
    return query && (value instanceof ForetoldItem ? value : { value });
  }

  #onPages(id: string): { readonly current: Item; readonly isUnsure: boolean } | undefined {
    for (const { args, value } of this.store.getAllQueries(functions.page)) {
      if (value === undefined) continue;
      const { windows, isUnsure } = statesOf(value, args);
      const current = windows[0]?.items.find((item) => item.id === id);
      if (current) return { current, isUnsure };
    }
    return undefined;
  }

  #told(id: string): Told | undefined {
    const single = this.#single(id);
    if (!single) return undefined;
    if (single instanceof ForetoldItem) return single.told;
    if (single.value !== undefined) return single;
    try {
      const value = this.throwTold(id);
      return value === undefined ? undefined : { value };
    } catch (thrown) {
      return { thrown };
    }
  }
}
