import type { Change, Reversion, UndoOutcome } from '../../../shared/database/changes.ts';
import type { Database, DatabaseError, DatabaseResult } from '../../../shared/database/database.ts';
import { changeNotFound } from '../../../shared/database/revert-rules.ts';
import { describeReversion, quoteItem } from '../change-words.ts';
import { BatchReversions } from './batch-reversions.ts';
import type { ToastBook, ToastOutlet } from './toast-book.ts';
import { offers, otherWay, type Way } from './undo-words.ts';

/** Runs work after what was asked for before it. */
export type InTurn = (work: () => Promise<void>) => Promise<void>;

/** A change of which only is known whose item it is of, and how to tell it. */
export interface SoughtChange {
  readonly itemId: string;
  readonly itemName: string;
  readonly isIt: (change: Change) => boolean;
}

/** Of the newest so many changes of an item one is sought that was made a moment ago. */
const searchDepth = 20;

/** The key of the toast of a command that made the change, whose id is not known yet. */
export const keyOfDeed = (kind: Change['kind'], itemId: string): string => `${kind} ${itemId}`;

const failureTitles = {
  undo: 'This could not be undone',
  redo: 'This could not be done again',
} satisfies Record<Way, string>;

const nothingTitles = {
  undo: 'There is nothing to undo',
  redo: 'There is nothing to do again',
} satisfies Record<Way, string>;

/** Takes changes and batches back by the rules of the database, and tells each time what came of it and how to go back. */
export class TakeBack {
  readonly batches: BatchReversions;

  constructor(
    private readonly database: Database,
    private readonly book: ToastBook,
    toasts: ToastOutlet,
    private readonly inTurn: InTurn,
  ) {
    this.batches = new BatchReversions(database.changes(), book, toasts, inTurn);
  }

  /** The latest that this person did, or the latest undo, in whichever tab. */
  async latest(way: Way): Promise<void> {
    const changes = this.database.changes();
    const result = await (way === 'undo' ? changes.undo() : changes.redo());
    if (!result.ok) this.book.show({ title: failureTitles[way], description: result.error.message });
    else if (!result.value) this.book.show({ title: nothingTitles[way] });
    else this.#tell(result.value, way);
  }

  #tell(outcome: UndoOutcome, way: Way): void {
    if ('batch' in outcome) this.batches.follow(outcome.batch);
    else this.#tellReversion(outcome.change, outcome.reversion, way);
  }

  async change(change: Change, way: Way): Promise<void> {
    const result = await this.database.changes().revert(change.id);
    if (result.ok) this.#tellReversion(change, result.value, way);
    else this.#tellFailure(change.itemName, result.error);
  }

  /** Takes back what this person did a moment ago. */
  async ownChange(sought: SoughtChange): Promise<void> {
    const found = await this.#find(sought);
    if (found.ok) await this.change(found.value, 'undo');
    else this.#tellFailure(sought.itemName, found.error);
  }

  async #find({ itemId, isIt }: SoughtChange): Promise<DatabaseResult<Change>> {
    const { actor } = this.database;
    const page = await this.database.changes().list({ itemId, limit: searchDepth });
    if (!page.ok) return page;
    const change = page.value.changes.find((each) => each.actor.id === actor.id && isIt(each));
    return change ? { ok: true, value: change } : { ok: false, error: changeNotFound(itemId) };
  }

  #tellReversion(change: Change, reversion: Reversion, way: Way): void {
    this.book.settle(change.id, keyOfDeed(change.kind, change.itemId));
    const sentences = describeReversion(change, reversion, way === 'redo');
    const { change: written } = reversion;
    if (!written) {
      this.book.show(sentences);
      return;
    }
    const back = otherWay[way];
    const onAction = () => void this.inTurn(() => this.change(written, back));
    this.book.show({ ...sentences, action: { ...offers[back], onAction } }, written.id);
  }

  #tellFailure(itemName: string, error: DatabaseError): void {
    this.book.show({ title: `${quoteItem(itemName)} stays as it is`, description: error.message });
  }
}
