import type { Item } from '../items/item.ts';
import type { Actor } from './changes.ts';
import type { DatabaseResult, Observer, Unsubscribe } from './database.ts';

/** Types only: deleted items, until they are restored (by {@link ItemRepository.restore}) or gone for ever. */

export interface TrashedItem {
  readonly item: Item;
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
  readonly deletedBy: Actor;
}

export interface TrashQuery {
  /** Whole number from 1 to 1,000. */
  readonly limit: number;
  /** Whole number from 0; past the end the page is empty. */
  readonly offset: number;
}

export interface TrashPage {
  /** The latest deleted first. */
  readonly items: readonly TrashedItem[];
  readonly total: number;
  /** How long deleted items are kept, ms. */
  readonly keptFor: number;
}

export interface TrashRepository {
  /** A window of the deleted items and how many there are, of one snapshot. ValidationError for a query out of bounds. */
  list(query: TrashQuery): Promise<DatabaseResult<TrashPage>>;
  watch(query: TrashQuery, observer: Observer<TrashPage>): Unsubscribe;
  /**
   * Deletes an item for ever: its content and its changes go, the record says by whom. NotFound for one
   * that is not in the trash.
   */
  purge(id: string): Promise<DatabaseResult<void>>;
  /** Deletes for ever what is in the trash now, and answers how many that are; it goes on in the background. */
  purgeAll(): Promise<DatabaseResult<number>>;
}
