import { firstOf } from './change-lists.ts';
import { SortedSlots } from './sorted-slots.ts';
import type { ActorRecord } from './actor-records.ts';

export interface Deletion {
  readonly at: number;
  readonly by: ActorRecord;
  /** The number of the change that deleted the item: later is larger. */
  readonly number: number;
}

/** The deleted items, by slot, in the order in which they were deleted. */
export class TrashOrder {
  readonly #deletions = new Map<number, Deletion>();
  readonly #order = new SortedSlots((a, b) => this.get(a).number - this.get(b).number);

  get size(): number {
    return this.#order.size;
  }

  /** The deletion of a slot that is in the trash. */
  get(slot: number): Deletion {
    return this.#deletions.get(slot) as Deletion;
  }

  add(slot: number, deletion: Deletion): void {
    this.#deletions.set(slot, deletion);
    this.#order.insert(slot);
  }

  remove(slot: number): void {
    this.#order.remove(slot);
    this.#deletions.delete(slot);
  }

  /** What was deleted first. */
  oldest(): number | undefined {
    return firstOf(this.#order);
  }

  /** A window of them, what was deleted last before all others. */
  newest(offset: number, limit: number): number[] {
    return this.#order.slice(this.size - 1 - offset, -1, limit);
  }
}
