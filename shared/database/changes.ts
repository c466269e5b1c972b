import type { EditableField, Item } from '../items/item.ts';
import type { DatabaseResult, Observer, Unsubscribe } from './database.ts';

/** Types only: the record of every write, and how any of them is taken back. */

/** Who writes, as the database knows it: never as a request says of itself where there is a sign-in. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** `purged` is deleted for ever. `reverted` takes an earlier change back, or goes back to an earlier state. */
export type ChangeKind = 'created' | 'updated' | 'deleted' | 'restored' | 'reverted' | 'purged';

export type FieldValues = Partial<Pick<Item, EditableField>>;

/** One write of one item, recorded with it: frozen, but for {@link revertedBy}, which a later change sets. */
export interface Change {
  readonly id: string;
  readonly itemId: string;
  /** What the item was called after it. */
  readonly itemName: string;
  /** The item's version after it. Deleting and restoring leave the version as it is. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: Actor;
  readonly kind: ChangeKind;
  /** What the fields that it changed held before it; null when the item was not there, `{}` when it only went. */
  readonly before: FieldValues | null;
  /** What the same fields held after it; null when the item was not there any more, `{}` when it only came back. */
  readonly after: FieldValues | null;
  /** The batch it belongs to: an import, a bulk edit. */
  readonly batchId?: string;
  /** The change that it took back. */
  readonly reverts?: string;
  /** The change that took it back, as long as that holds. */
  readonly revertedBy?: string;
}

/** Many writes that are one to people. Whoever makes them chooses the id, which nobody else may write under. */
export interface BatchReference {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly id: string;
  /** What was done, for people: "Import of boats.csv". 1 to 200 characters. */
  readonly title: string;
}

export interface Batch extends BatchReference {
  readonly actor: Actor;
  /** When its first change was made, ms since 1970. */
  readonly at: number;
  /** How many changes were written under it so far, also those that are not on record any more. */
  readonly size: number;
  /** The batch that it takes back. */
  readonly reverts?: string;
  /** How far it has been taken back; absent while nobody has asked for that. */
  readonly reversion?: BatchReversion;
}

/** It goes on in the background, wherever it is cut, and stays at the end: what could not be taken back is said. */
export interface BatchReversion {
  /** The batch that the changes which take it back belong to. */
  readonly batchId: string;
  /** Changes that have been looked at, of {@link Batch.size}. */
  readonly done: number;
  /** How many of those stay, wholly or in part, because somebody has changed the same since. */
  readonly left: number;
  /** Some of their items, by name. */
  readonly leftNames: readonly string[];
  readonly isDone: boolean;
}

export interface WriteOptions {
  readonly batch?: BatchReference;
}

/** Which changes: of an item, of a batch, or of anybody; the newest first. */
export interface ChangeFilter {
  /** Stands alone. */
  readonly itemId?: string;
  /** Stands alone. */
  readonly batchId?: string;
  readonly actorId?: string;
  readonly kind?: ChangeKind;
  /** From this time on, ms since 1970. */
  readonly from?: number;
  /** Before this time, ms since 1970. */
  readonly to?: number;
}

export interface ChangeQuery extends ChangeFilter {
  /** Whole number from 1 to 200. */
  readonly limit: number;
  /** Where the page before ended: its {@link ChangePage.next}. */
  readonly cursor?: string;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
  /** How long changes are kept, ms. */
  readonly keptFor: number;
}

/** An item as it was after a change. */
export interface ItemSnapshot {
  readonly change: Change;
  /** What it held; of a change that deleted it, what it held until then. */
  readonly fields: Required<FieldValues>;
}

/** What came of taking a change back. */
export interface Reversion {
  /** What was written; absent when all that could be taken back was changed by somebody since. */
  readonly change?: Change;
  /** The fields that somebody has changed since, which stay as they are. */
  readonly left: readonly EditableField[];
}

/** What one press of Undo takes back: a change, or a batch. */
export type UndoUnit = { readonly change: Change } | { readonly batch: Batch };

/** What this person's Undo and Redo would take back; absent when there is nothing. */
export interface UndoState {
  readonly undo?: UndoUnit;
  /** An undo. */
  readonly redo?: UndoUnit;
}

/** What was taken back: of a change, what came of it; of a batch, how far it is, which may go on in the background. */
export type UndoOutcome =
  | { readonly change: Change; readonly reversion: Reversion }
  | { readonly batch: Batch & { readonly reversion: BatchReversion } };

/**
 * The record of every write, appended with the write itself. What is older than it is kept for is gone:
 * NotFound, and what it did cannot be taken back any more.
 */
export interface ChangeRepository {
  /** ValidationError for a query out of bounds, a cursor that is none, a filter that must stand alone. */
  list(query: ChangeQuery): Promise<DatabaseResult<ChangePage>>;
  /** NotFound for a change that is not on record (any more). */
  get(id: string): Promise<DatabaseResult<Change>>;
  /** The newest changes that match, now and after each change of them. */
  watch(query: Omit<ChangeQuery, 'cursor'>, observer: Observer<ChangePage>): Unsubscribe;
  /** The item as it was after a change. NotFound as for {@link get}, and of a purge, of which nothing is left. */
  snapshot(changeId: string): Promise<DatabaseResult<ItemSnapshot>>;
  /** NotFound for a batch of which no change is on record. */
  batch(id: string): Promise<DatabaseResult<Batch>>;
  watchBatch(id: string, observer: Observer<Batch>): Unsubscribe;

  /**
   * Takes one change back by a compensating write: each field that still holds what the change wrote gets
   * what it held before; others stay and are named. What was created or restored goes into the trash, if nobody
   * has changed it since; what was deleted comes back. NotFound for a change that is not on record any
   * more, and when its item is not there; ValidationError for one that is taken back already, and for a purge.
   */
  revert(id: string): Promise<DatabaseResult<Reversion>>;
  /**
   * Gives an item the fields (all, unless some are named) that it had after one of its changes, whatever they hold
   * now; nothing is written when they hold that already. NotFound for a change that is not on record, and an
   * item that is not there; ValidationError for a change of another item.
   */
  restoreTo(
    itemId: string,
    changeId: string,
    fields?: readonly EditableField[],
  ): Promise<DatabaseResult<Reversion>>;
  /**
   * Takes all changes of a batch back, the newest first, each as {@link revert} would; called again while that is under way, goes on with
   * it. NotFound; ValidationError for one that has been taken back.
   */
  revertBatch(id: string): Promise<DatabaseResult<Batch>>;

  /**
   * Takes back the latest of this person's changes and batches that still hold; undefined when there is none. One
   * that cannot be taken back is said, with an error or what is left, and is not tried again: the next call goes on before it.
   */
  undo(): Promise<DatabaseResult<UndoOutcome | undefined>>;
  /**
   * Takes the latest undo back, unless the person has written something new since; undefined when there is none.
   * ValidationError as long as that undo, of a batch, waits for what is being done to the same batch. What cannot be
   * taken back is said and passed over, as in {@link undo}.
   */
  redo(): Promise<DatabaseResult<UndoOutcome | undefined>>;
  watchUndo(observer: Observer<UndoState>): Unsubscribe;
}
