import type { Batch, BatchReference, BatchReversion } from '../changes.ts';
import type { DatabaseResult } from '../database.ts';
import { batchIsReverted, batchOfAnother } from '../revert-rules.ts';
import { failure, success } from '../results.ts';
import type { ActorRecord } from './actor-records.ts';
import type { ChangeRole } from './change-log.ts';
import { createChangeList, latestOf } from './change-lists.ts';

/** How far a batch has come with taking another one back. */
export interface ReversionProgress {
  /** Every change of the other one from this number on has been looked at. */
  reached: number;
  done: number;
  left: number;
  readonly leftNames: string[];
  isDone: boolean;
}

export interface BatchRecord {
  readonly id: string;
  readonly title: string;
  readonly actor: ActorRecord;
  readonly role: ChangeRole;
  /** The batch that it takes back. */
  readonly reverts: BatchRecord | undefined;
  /** Of one that takes another back, the latest change there was when that was asked for. */
  readonly begun: number;
  readonly progress: ReversionProgress;
  /** The batches that take it back, or did. */
  readonly reversals: BatchRecord[];
  /** The latest of them that holds. */
  revertedBy: BatchRecord | undefined;
  /** Its changes on record. */
  readonly changes: ReturnType<typeof createChangeList>;
  /** The latest of them: where the batch stands among what can be undone. */
  latest: number;
  at: number;
  size: number;
}

export type NewBatch = Pick<BatchRecord, 'id' | 'title' | 'actor' | 'role' | 'reverts' | 'begun'>;

export const createBatch = (batch: NewBatch): BatchRecord => ({
  ...batch,
  progress: { reached: Infinity, done: 0, left: 0, leftNames: [], isDone: false },
  reversals: [],
  revertedBy: undefined,
  changes: createChangeList(),
  latest: 0,
  at: 0,
  size: 0,
});

/** The batches of which there are changes on record. */
export class BatchRecords {
  readonly #records = new Map<string, BatchRecord>();

  find(id: string): BatchRecord | undefined {
    return this.#records.get(id);
  }

  /**
   * The batch that a person's write is to belong to: one that is there, or a new one, which is there as soon as
   * something has been written under it. Forbidden and ValidationError as {@link Database.items} says.
   */
  open(reference: BatchReference | undefined, actor: ActorRecord): DatabaseResult<BatchRecord | undefined> {
    if (reference === undefined) return success(undefined);
    const known = this.#records.get(reference.id);
    if (!known)
      return success(createBatch({ ...reference, actor, role: 'unit', reverts: undefined, begun: 0 }));
    // What takes a batch back belongs to the database, whoever asked for it.
    if (known.actor !== actor || known.role !== 'unit' || known.reverts) return failure(batchOfAnother());
    return known.revertedBy ? failure(batchIsReverted()) : success(known);
  }

  /** Counts a change that was just written under a batch. */
  add(batch: BatchRecord, number: number, at: number): void {
    if (batch.size === 0) batch.at = at;
    if (batch.changes.size === 0) this.#records.set(batch.id, batch);
    batch.size += 1;
    batch.latest = number;
    batch.changes.insert(number);
  }

  /** Takes a change out that is not on record any more, and the batch with its last one. */
  remove(batch: BatchRecord, number: number): void {
    batch.changes.remove(number);
    batch.latest = latestOf(batch.changes) ?? 0;
    if (batch.changes.size === 0) this.#records.delete(batch.id);
  }
}

/** A batch as it is handed out. */
export function viewBatch({ id, title, actor, at, size, reverts, revertedBy }: BatchRecord): Batch {
  return Object.freeze({
    id,
    title,
    actor: actor.actor,
    at,
    size,
    ...(reverts && { reverts: reverts.id }),
    ...(revertedBy && { reversion: viewReversion(revertedBy) }),
  });
}

function viewReversion({ id, progress: { done, left, leftNames, isDone } }: BatchRecord): BatchReversion {
  return Object.freeze({ batchId: id, done, left, leftNames: Object.freeze([...leftNames]), isDone });
}
