import type { Item } from '../../items/item.ts';
import type { ChangeKind } from '../changes.ts';
import { changeKinds } from '../query-limits.ts';
import type { ActorRecord } from './actor-records.ts';
import type { BatchRecord } from './batch-records.ts';
import { ChangeChunk, chunkSize } from './change-chunk.ts';
import { ChangeLists } from './change-lists.ts';
import { withRoomFor } from './columns.ts';

const roles = ['unit', 'undo', 'redo', 'neither'] as const;

/** What a change is to its author's Undo and Redo. */
export type ChangeRole = (typeof roles)[number];

/** In the column of roles: the change could not be taken back, and Undo and Redo pass it over. */
const passedFlag = 128;

const codeOfKind = (kind: ChangeKind) => changeKinds.indexOf(kind) + 1;
const createdCode = codeOfKind('created');
const unitCode = roles.indexOf('unit');

export interface NewChange {
  /** Where its item stands in the store. */
  readonly slot: number;
  readonly kind: ChangeKind;
  readonly role: ChangeRole;
  readonly actor: ActorRecord;
  readonly at: number;
  readonly batch: BatchRecord | undefined;
  /** The item before and after it; undefined when it was not there. Of a purge `before` is what remains. */
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** The number of the change that it takes back; 0 for none. */
  readonly reverts: number;
}

/** Items that somebody has created together: `items` stand in slots in a row, from `slot` on. */
export interface CreatedItems extends Pick<NewChange, 'slot' | 'actor' | 'at' | 'batch'> {
  readonly items: readonly Item[];
}

/** A change on record. */
export interface ChangeEntry extends NewChange {
  /** Changes are numbered from 1 in the order in which they were written. */
  readonly number: number;
  /** The number of the change that took it back, as long as that holds; 0 for none. */
  readonly revertedBy: number;
  readonly isPassed: boolean;
}

/** The item of a change: as it was after it, or else until then. */
export const itemOf = ({ before, after }: Pick<NewChange, 'before' | 'after'>): Item =>
  (after ?? before) as Item;

/**
 * The changes on record, by number. Appending costs the same however many there are; those of an
 * item are a chain, the newest first, and those of everybody and of each person are lists by kind.
 */
export class ChangeLog {
  readonly everyone = new ChangeLists();
  readonly #chunks: (ChangeChunk | undefined)[] = [];
  #latestOfSlot = new Uint32Array(64);
  #last = 0;

  /** The number of the latest change ever written. */
  get last(): number {
    return this.#last;
  }

  append(change: NewChange): number {
    const number = (this.#last += 1);
    const chunk = this.#chunkFor(number, change);
    const index = number % chunkSize;
    chunk.size += 1;
    chunk.kinds[index] = codeOfKind(change.kind);
    chunk.roles[index] = roles.indexOf(change.role);
    chunk.slots[index] = change.slot;
    chunk.times[index] = change.at;
    chunk.previous.set(index, this.latestOf(change.slot));
    chunk.reverts.set(index, change.reverts);
    chunk.actors.set(index, change.actor);
    chunk.batches.set(index, change.batch);
    chunk.before.set(index, change.before);
    chunk.after[index] = change.after;
    this.#setLatestOf(change.slot, number);
    this.everyone.add(number, change.kind);
    change.actor.changes.add(number, change.kind);
    return number;
  }

  /** Appends a change for each of some new items; answers with the number of the first. */
  appendCreated(created: CreatedItems): number {
    const { slot, items, at, actor, batch } = created;
    const first = this.#last + 1;
    this.#latestOfSlot = withRoomFor(this.#latestOfSlot, slot + items.length - 1);
    for (let index = 0; index < items.length; index += 1) {
      this.#last += 1;
      this.#latestOfSlot[slot + index] = this.#last;
      const chunk = this.#chunkFor(this.#last, created);
      const place = this.#last % chunkSize;
      chunk.size += 1;
      chunk.kinds[place] = createdCode;
      chunk.roles[place] = unitCode;
      chunk.slots[place] = slot + index;
      chunk.times[place] = at;
      chunk.actors.set(place, actor);
      chunk.batches.set(place, batch);
      chunk.after[place] = items[index];
    }
    this.everyone.addEach(first, this.#last, 'created');
    actor.changes.addEach(first, this.#last, 'created');
    return first;
  }

  /** Undefined for a change that is not on record. */
  entry(number: number): ChangeEntry | undefined {
    const chunk = this.#chunkOf(number);
    const index = number % chunkSize;
    const kind = changeKinds[(chunk?.kinds[index] ?? 0) - 1];
    if (!chunk || !kind) return undefined;
    const role = chunk.roles[index] as number;
    return {
      number,
      slot: chunk.slots[index] as number,
      kind,
      role: roles[role & ~passedFlag] as ChangeRole,
      isPassed: (role & passedFlag) !== 0,
      actor: chunk.actors.get(index),
      at: chunk.times[index] as number,
      batch: chunk.batches.get(index),
      before: chunk.before.get(index),
      after: chunk.after[index],
      reverts: chunk.reverts.get(index),
      revertedBy: chunk.revertedBy.get(index),
    };
  }

  /** When a change on record was made. */
  timeOf(number: number): number {
    return this.#chunkOf(number)?.times[number % chunkSize] as number;
  }

  /** Up to so many changes of an item, the newest first, from a number on or from its latest. */
  chainOf(slot: number, limit = Infinity, from = this.latestOf(slot)): ChangeEntry[] {
    const chain: ChangeEntry[] = [];
    for (let number = from; number > 0 && chain.length < limit; number = this.previousOf(number)) {
      const entry = this.entry(number);
      // Where one is gone, those before it are gone, too.
      if (!entry) break;
      chain.push(entry);
    }
    return chain;
  }

  /** An item as one of its versions was; undefined when no change on record says it. */
  versionOf(slot: number, version: number): Item | undefined {
    for (let number = this.latestOf(slot); number > 0; number = this.previousOf(number)) {
      const entry = this.entry(number);
      const item = entry && itemOf(entry);
      if (!item || item.version < version) return undefined;
      if (item.version === version) return item;
    }
    return undefined;
  }

  /** The change of the same item before one; 0 for none. */
  previousOf(number: number): number {
    return this.#chunkOf(number)?.previous.get(number % chunkSize) ?? 0;
  }

  latestOf(slot: number): number {
    return this.#latestOfSlot[slot] ?? 0;
  }

  /** The latest change that takes another one back and is in force; 0 for none. */
  reverterOf({ number, slot }: ChangeEntry): number {
    for (let later = this.latestOf(slot); later > number; later = this.previousOf(later)) {
      const entry = this.entry(later);
      if (entry?.reverts === number && entry.revertedBy === 0) return later;
    }
    return 0;
  }

  /** `by` is 0 when nothing takes the change back any more. */
  setRevertedBy(number: number, by: number): void {
    const chunk = this.#chunkOf(number);
    if (chunk) chunk.revertedBy.set(number % chunkSize, by);
  }

  passOver(number: number): void {
    const chunk = this.#chunkOf(number);
    if (chunk) (chunk.roles[number % chunkSize] as number) |= passedFlag;
  }

  /** Takes a change off the record. */
  drop({ number, kind, actor }: ChangeEntry): void {
    const place = Math.floor(number / chunkSize);
    const chunk = this.#chunks[place];
    if (!chunk) return;
    chunk.clear(number % chunkSize);
    chunk.size -= 1;
    if (chunk.size === 0 && place < this.#chunks.length - 1) this.#chunks[place] = undefined;
    this.everyone.remove(number, kind);
    actor.changes.remove(number, kind);
  }

  #chunkOf(number: number): ChangeChunk | undefined {
    return this.#chunks[Math.floor(number / chunkSize)];
  }

  #chunkFor(number: number, change: Pick<NewChange, 'actor' | 'batch'>): ChangeChunk {
    return (this.#chunks[Math.floor(number / chunkSize)] ??= new ChangeChunk(change));
  }

  #setLatestOf(slot: number, number: number): void {
    this.#latestOfSlot = withRoomFor(this.#latestOfSlot, slot);
    this.#latestOfSlot[slot] = number;
  }
}
