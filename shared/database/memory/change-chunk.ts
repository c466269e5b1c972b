import type { Item } from '../../items/item.ts';
import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';

/** How many changes stand in one. */
export const chunkSize = 1024;

/**
 * A piece of the log of changes, in columns. What is dropped from it leaves a gap; a chunk of gaps alone
 * is dropped as a whole. Zero stands for "none": of kinds for a gap, of numbers for no change.
 */
export class ChangeChunk {
  /** How many are on record. */
  size = 0;
  readonly kinds = new Uint8Array(chunkSize);
  readonly roles = new Uint8Array(chunkSize);
  readonly slots = new Uint32Array(chunkSize);
  readonly times = new Float64Array(chunkSize);
  /** The change of the same item before it. */
  readonly previous = new Uint32Array(chunkSize);
  readonly reverts = new Uint32Array(chunkSize);
  readonly revertedBy = new Uint32Array(chunkSize);
  readonly actors = new Array<ActorRecord | undefined>(chunkSize);
  readonly batches = new Array<BatchRecord | undefined>(chunkSize);
  /** The items as they were, which are frozen and shared with whoever was given them. */
  readonly before = new Array<Item | undefined>(chunkSize);
  readonly after = new Array<Item | undefined>(chunkSize);

  clear(index: number): void {
    this.kinds[index] = 0;
    this.actors[index] = undefined;
    this.batches[index] = undefined;
    this.before[index] = undefined;
    this.after[index] = undefined;
  }
}
