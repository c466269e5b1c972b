import type { CreateItemRequest, EditableField, Item, ItemStatus, UpdateItemRequest } from '../items/item.ts';
import type { Actor, ChangeRepository, WriteOptions } from './changes.ts';
import type { PresenceRepository } from './presence.ts';
import type { TrashRepository } from './trash.ts';

/** Types only: the whole of what an application may know of the storage behind it. */

export interface Database {
  /** Which database this is and how long its data lives. */
  readonly info: DatabaseInfo;
  /** Whom the database records as the author of what is written through this object. */
  readonly actor: Actor;
  items(): ItemRepository;
  /** The record of every write. */
  changes(): ChangeRepository;
  /** The deleted items. */
  trash(): TrashRepository;
  /** Who else is here. */
  presence(): PresenceRepository;
  /** Asks the database for a sign of life. Answers even when it is out of reach. */
  healthCheck(): Promise<DatabaseResult<Health>>;
  /** Calls the observer with the present state of the connection, then with every change of it. */
  watchConnection(observer: (state: ConnectionState) => void): Unsubscribe;
  /** Ends every watch; operations after it answer with a ConnectionError. May be called again. */
  close(): Promise<void>;
}

/**
 * Items, live and in a total order. Every operation answers with a result and never throws for
 * something that can happen. What goes in and out is plain data that survives structured cloning.
 * Every write is recorded as a change (see changes.ts); with a batch, as a part of that: Forbidden for
 * a batch that somebody else has begun, ValidationError for one that is being taken back.
 */
export interface ItemRepository {
  /** A window of the ordered items. ValidationError for a query out of bounds. */
  list(query: ItemQuery): Promise<DatabaseResult<readonly Item[]>>;
  /** How many items match. */
  count(filter?: ItemFilter): Promise<DatabaseResult<number>>;
  /** NotFound for an id that never was, or whose item is deleted. */
  get(id: string): Promise<DatabaseResult<Item>>;
  /** ValidationError names the fields at fault. */
  create(request: CreateItemRequest, options?: WriteOptions): Promise<DatabaseResult<Item>>;
  /** All or none, at most {@link QueryLimits.createMany}; an issue's path begins with the index. */
  createMany(
    requests: readonly CreateItemRequest[],
    options?: WriteOptions,
  ): Promise<DatabaseResult<readonly Item[]>>;
  /**
   * Writes the given fields. With a base version older than the item, they are laid upon what others have written
   * since, and the answer's version says so: it is more than one above the base. Fields that hold neither what
   * they held at the base version nor what is sent are contested: ConflictError, nothing written. Of a base
   * version that is not on record any more, every field that differs counts as contested. Without a base version
   * the fields are written over what is there. An update that changes nothing answers with the item as it
   * is, same version.
   */
  update(id: string, request: UpdateItemRequest, options?: WriteOptions): Promise<DatabaseResult<Item>>;
  /** Puts the item into the trash. NotFound when there is nothing (more) to delete. */
  delete(id: string, options?: WriteOptions): Promise<DatabaseResult<void>>;
  /**
   * The deleted item comes back exactly as it was, id and version included; a live one is answered as it is. NotFound
   * for one that was deleted for ever.
   */
  restore(id: string, options?: WriteOptions): Promise<DatabaseResult<Item>>;
  /** Items and total of one snapshot, now and after each change of either. */
  watchPage(query: ItemQuery, observer: Observer<ItemPage>): Unsubscribe;
  /** The item, now and after each change of it. NotFound while it is deleted; its return is told too. */
  watchItem(id: string, observer: Observer<Item>): Unsubscribe;
}

export interface ItemFilter {
  readonly status?: ItemStatus | undefined;
  /** Words that must all match name, tags or description, the last one as a prefix; case and accents do not count. */
  readonly search?: string | undefined;
}

export interface ItemQuery extends ItemFilter {
  /** Whole number from 1 to 1,000. */
  readonly limit: number;
  /** Whole number from 0; past the end the page is empty. */
  readonly offset: number;
  /** Without it: best match first when searching, else in the order of creation. */
  readonly sort?: ItemSort | undefined;
}

export type ItemSortField = 'name' | 'createdAt' | 'updatedAt';

/** Descending is the exact reverse of ascending. Equal keys come in the order of creation. */
export interface ItemSort {
  readonly field: ItemSortField;
  readonly direction: 'asc' | 'desc';
}

export interface ItemPage {
  readonly items: readonly Item[];
  /** How many items match in all. */
  readonly total: number;
}

/**
 * Is called asynchronously: first with the present state, then only when it has changed. Two writes
 * in one turn may arrive as one call. Nothing arrives after Unsubscribe.
 */
export interface Observer<T> {
  next(value: T): void;
  /** What is watched cannot be had now. A later `next` says that it can again. */
  error(error: DatabaseError): void;
}

export type Unsubscribe = () => void;

export interface DatabaseInfo {
  readonly type: 'memory' | 'convex';
  /** How long data lives: with this tab, until the last tab closes, or on a server. */
  readonly lifetime: 'tab' | 'tabs' | 'server';
}

export interface Health {
  readonly database: DatabaseInfo['type'];
  readonly reachable: boolean;
  /** Milliseconds. */
  readonly roundTrip: number;
}

export interface ConnectionState {
  readonly status: 'connecting' | 'live' | 'reconnecting' | 'offline';
  /** Writes that were made and not yet acknowledged. */
  readonly pendingWrites: number;
  /** Why it is not live, as a sentence for people. */
  readonly reason?: string;
}

export type DatabaseResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DatabaseError };

/** Plain data, told apart by `kind`. `message` is a sentence for people: what happened and the way out. */
export type DatabaseError =
  | ErrorOf<'ConnectionError'>
  | ErrorOf<'QueryError'>
  | ErrorOf<'SerializationError'>
  /** `needsSignIn`: signing in, or signing in anew, would help. */
  | (ErrorOf<'Forbidden'> & { readonly needsSignIn?: true })
  /** `retryAfter`: in so many ms the same may be asked again. */
  | (ErrorOf<'RateLimited'> & { readonly retryAfter: number })
  | (ErrorOf<'NotFound'> & { readonly id: string })
  | (ErrorOf<'ValidationError'> & { readonly issues: readonly ValidationIssue[] })
  | (ErrorOf<'ConflictError'> & {
      /** The item as it is now. */
      readonly current: Item;
      /** The fields that were sent and that somebody else has changed since the base version. */
      readonly contested: readonly ContestedField[];
    });

/** Three values of one field, of which a person has to choose. */
export interface ContestedField {
  readonly field: EditableField;
  /** What it held at the base version; absent when that is not on record any more. */
  readonly base?: Item[EditableField];
  readonly theirs: Item[EditableField];
  readonly mine: Item[EditableField];
}

interface ErrorOf<Kind extends string> {
  readonly kind: Kind;
  readonly message: string;
  readonly cause?: ErrorCause;
}

/** What an implementation failed with, as data that survives structured cloning. */
export interface ErrorCause {
  readonly name: string;
  readonly message: string;
}

export interface ValidationIssue {
  /** Where: ['name'], ['tags', 3], or [17, 'name'] for the eighteenth of createMany. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}
