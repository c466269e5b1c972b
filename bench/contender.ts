import type { MeasureId } from './measures.ts';
import type { SearchQuery } from './queries.ts';
import type { BenchItem, BenchStatus } from './workload.ts';

/** What the runner needs of a database. It awaits every answer alike, so a plain value does as well as a promise. */
export interface Contender {
  /**
   * Takes items that are there at once, in the way that is fastest for it. Without `search` it keeps what the
   * orders and the counts need; with it, also what `search` needs, ready to answer.
   */
  load(items: BenchItem[], options: { readonly search: boolean }): Awaitable<void>;
  /** 25 whole items ({@link Row}) in the order of their names. */
  page?(offset: number): Awaitable<unknown>;
  countByStatus?(status: BenchStatus): Awaitable<unknown>;
  /** Gives an item another name, which is the sort key. */
  rename?(id: string, name: string): Awaitable<unknown>;
  insert?(item: BenchItem): Awaitable<unknown>;
  remove?(id: string): Awaitable<unknown>;
  /** Takes an answer of those above out of what it comes in, off the clock. Throws for a failure. */
  unwrap?(answer: unknown): unknown;
  /** Calls `deliver` with the page now and after each write that may have changed it. */
  watch?(offset: number, deliver: (rows: readonly Row[]) => void): Awaitable<void>;
  /** Answers when the watched pages have been told of all writes so far. Not needed if a write tells them itself. */
  settle?(): Awaitable<void>;
  /** The first 25, best first, and how many there are. */
  search?(query: SearchQuery): Awaitable<{ readonly rows: readonly Row[]; readonly total: number }>;
  /** Bytes outside what V8 knows of. */
  nativeBytes?(): number;
}

export type Awaitable<T> = T | Promise<T>;

/** What the runner looks at in an answer; contenders answer with whole items. */
export interface Row {
  readonly name: string;
}

export const pageSize = 25;

/** Who is measured. Each is loaded only in the process that measures it. */
export interface ContenderEntry {
  readonly id: string;
  readonly label: string;
  readonly create: () => Promise<Contender>;
  /** Which loads tell something of it, and the rows that each of them fills. */
  readonly loads: Partial<Record<'load-orders' | 'load-search', readonly MeasureId[]>>;
  /** Whether it is loaded with a search index for the writes too; without one it has no search at all. */
  readonly hasSearch: boolean;
  /** Shown, but no peer, or one in loading alone: a library for searching, or a database that is a peer already and loads in another way. */
  readonly isPart?: boolean;
  /** Its text index is made after its load, at once. */
  readonly isIndexedLater?: boolean;
  /** Its live pages are not its own, but what can be made of it by hand. */
  readonly isByHand?: boolean;
  /** Why it is not even tried with so many items. */
  readonly whyNot?: (size: number) => string | undefined;
}
