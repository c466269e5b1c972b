import type { Item } from '../../items/item.ts';
import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';
import { EvenColumn } from './even-column.ts';

/** How many changes stand in one. */
export const chunkSize = 1024;

const numbers = () => new EvenColumn<number>(0, () => new Uint32Array(chunkSize));
const references = <Value>(usual: Value) => new EvenColumn(usual, () => new Array<Value>(chunkSize));

/**
 * A piece of the log of changes, in columns. What is dropped from it leaves a gap; a chunk of gaps alone
 * is dropped as a whole. Zero stands for "none": of kinds for a gap, of numbers for no change. Where one person
 * lets in many items, most columns have nothing to tell these changes apart by, and take no room.
 */
export class ChangeChunk {
  /** How many are on record. */
  size = 0;
  readonly kinds = new Uint8Array(chunkSize);
  readonly roles = new Uint8Array(chunkSize);
  readonly slots = new Uint32Array(chunkSize);
  readonly times = new Float64Array(chunkSize);
  /** The change of the same item before it. */
  readonly previous = numbers();
  readonly reverts = numbers();
  readonly revertedBy = numbers();
  readonly actors: EvenColumn<ActorRecord>;
  readonly batches: EvenColumn<BatchRecord | undefined>;
  /** The items as they were, which are frozen and shared with whoever was given them. */
  readonly before = references<Item | undefined>(undefined);
  readonly after = new Array<Item | undefined>(chunkSize);

  /** `actor` and `batch` are those of its first change. */
  constructor({ actor, batch }: { readonly actor: ActorRecord; readonly batch: BatchRecord | undefined }) {
    this.actors = references(actor);
    this.batches = references(batch);
  }

  clear(index: number): void {
    this.kinds[index] = 0;
    this.actors.release(index);
    this.batches.release(index);
    this.before.release(index);
    this.after[index] = undefined;
  }
}
