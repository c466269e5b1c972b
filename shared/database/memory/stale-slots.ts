import type { Item } from '../../items/item.ts';

/**
 * What a structure has yet to take in that is brought up to date only when it is asked: slots that are new
 * to it, and slots that have changed since it looked. Of these it is kept what they held then, by which the
 * structure finds them in itself: whoever drops an item for good has everything catch up before.
 */
export class StaleSlots {
  /** Slots from here on are new. */
  #seen = 0;
  /** By slot, what it held when the structure last looked; undefined for nothing. */
  readonly changed = new Map<number, Item | undefined>();

  /** A slot is about to change. */
  note(slot: number, before: Item | undefined): void {
    if (slot < this.#seen && !this.changed.has(slot)) this.changed.set(slot, before);
  }

  /** The first of the new slots. */
  get firstNew(): number {
    return this.#seen;
  }

  /** How many slots are to be taken in, of so many that there are. */
  countOf(slotCount: number): number {
    return this.changed.size + slotCount - this.#seen;
  }

  /** All slots, so many, have been taken in. */
  clear(slotCount: number): void {
    this.#seen = slotCount;
    if (this.changed.size > 0) this.changed.clear();
  }
}
