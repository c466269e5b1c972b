import type { Item, ItemFields } from '../../items/item.ts';
import type { FieldValues } from '../changes.ts';
import type { Retention } from '../retention.ts';
import { ActorRecords, type ActorRecord } from './actor-records.ts';
import { BatchRecords } from './batch-records.ts';
import { ChangeLog, type ChangeEntry, type CreatedItems, type NewChange } from './change-log.ts';
import { ChangeViews } from './change-views.ts';
import { Deliveries } from './deliveries.ts';
import { ItemMaker } from './item-maker.ts';
import { ItemStore } from './item-store.ts';
import { LiveHistory } from './live-history.ts';
import { LiveQueries } from './live-queries.ts';
import { TrashOrder } from './trash-order.ts';
import { UndoUnits } from './undo-units.ts';

export interface HistoryOptions {
  readonly now: () => number;
  readonly createId: () => string;
  readonly retention: Retention;
  readonly onObserverError: (error: unknown) => void;
}

/** By whom something is written, under which batch, and what it takes back. */
export interface Authorship extends Pick<NewChange, 'actor' | 'batch'> {
  /** That it takes back an earlier change, or goes back to an earlier state. */
  readonly reversion?: Pick<NewChange, 'role' | 'reverts'>;
}

/**
 * The items and the record of what was done to them: a write changes both, in one turn, and whatever else
 * is kept in step. Synchronous; it trusts what it is given.
 */
export class HistoryStore {
  readonly actors = new ActorRecords();
  readonly batches = new BatchRecords();
  readonly log = new ChangeLog();
  readonly views = new ChangeViews(this.log);
  readonly trash = new TrashOrder();
  readonly deliveries: Deliveries;
  readonly items: ItemStore;
  readonly liveItems: LiveQueries;
  readonly liveHistory: LiveHistory;
  readonly units: UndoUnits;
  readonly retention: Retention;
  readonly #maker = new ItemMaker();
  readonly #createId: () => string;
  readonly #readClock: () => number;
  #latest = 0;

  constructor({ now, createId, retention, onObserverError }: HistoryOptions) {
    this.#readClock = now;
    this.#createId = createId;
    this.retention = retention;
    this.deliveries = new Deliveries(onObserverError);
    this.items = new ItemStore((id, before, after) => this.liveItems.onWrite(id, before, after));
    this.liveItems = new LiveQueries(this.items, this.deliveries);
    this.liveHistory = new LiveHistory(this);
    this.units = new UndoUnits(
      this.log,
      (entry) => this.liveHistory.onChange(entry),
      (actor) => this.liveHistory.onMove(actor),
    );
  }

  /** When something was written last. */
  get latest(): number {
    return this.#latest;
  }

  /** The time, which never goes back, whatever the clock does: later items and changes are never older ones. */
  now(): number {
    this.#latest = Math.max(this.#latest, this.#readClock());
    return this.#latest;
  }

  create(fields: ItemFields, by: Authorship): Item {
    const at = this.now();
    const slot = this.items.slotCount;
    const after = this.#add(fields, at);
    this.#record({ slot, kind: 'created', at, before: undefined, after }, by);
    return after;
  }

  /** Creates items together, all at one time: none of them waits for what is kept of the others. */
  createMany(all: readonly ItemFields[], by: Omit<Authorship, 'reversion'>): Item[] {
    const at = this.now();
    const slot = this.items.slotCount;
    const items: Item[] = [];
    try {
      // What a function has from outside V8 keeps as one number for all; out of a plain loop each item gets a copy.
      all.forEach((fields) => items.push(this.#add(fields, at)));
    } finally {
      // Where an id fails, those before it are there, and on record.
      if (items.length > 0) this.#recordCreated({ slot, items, at, ...by });
    }
    return items;
  }

  /** The next version of a live item. */
  update(before: Item, fields: FieldValues, by: Authorship): Item {
    const after = this.#maker.change(before, fields, this.now());
    const slot = this.items.put(after);
    this.#record({ slot, kind: 'updated', at: after.updatedAt, before, after }, by);
    return after;
  }

  /** Puts a live item into the trash. */
  delete(before: Item, by: Authorship): void {
    const slot = this.#slotOf(before);
    const at = this.now();
    this.items.delete(before.id);
    const number = this.#record({ slot, kind: 'deleted', at, before, after: undefined }, by);
    this.trash.add(slot, { at, by: by.actor, number });
    this.liveHistory.onTrash();
  }

  /** Takes a deleted item out of the trash, as it was. */
  restore(after: Item, by: Authorship): void {
    const slot = this.items.put(after);
    this.trash.remove(slot);
    this.liveHistory.onTrash();
    this.#record({ slot, kind: 'restored', at: this.now(), before: undefined, after }, by);
  }

  /** Deletes what is in the trash for ever, with all its changes. Costs as much as there are of them. */
  purge(slot: number, actor: ActorRecord): void {
    const item = this.items.itemIn(slot) as Item;
    for (const entry of this.log.chainOf(slot)) this.drop(entry);
    this.trash.remove(slot);
    this.items.purge(slot, this.#maker.strip(item));
    const before = this.#maker.strip(item, item.name);
    const change = { slot, kind: 'purged', at: this.now(), before, after: undefined } as const;
    this.#record(change, { actor, batch: undefined });
    this.liveHistory.onTrash();
  }

  /** Takes a change off the record. */
  drop(entry: ChangeEntry): void {
    this.log.drop(entry);
    if (entry.batch) this.batches.remove(entry.batch, entry.number);
    this.units.remove(entry);
    this.liveHistory.onChange(entry);
  }

  /** Nobody is told anything any more. */
  close(): void {
    this.deliveries.close();
  }

  #add(fields: ItemFields, at: number): Item {
    const item = this.#maker.create(this.#createId(), fields, at);
    if (this.items.add(item) === undefined) throw new Error(`createId gave the id ${item.id} a second time.`);
    return item;
  }

  #slotOf({ id }: Item): number {
    return this.items.slotOf(id) as number;
  }

  #recordCreated(created: CreatedItems): void {
    const { items, at, actor, batch } = created;
    const stood = batch?.latest ?? 0;
    const first = this.log.appendCreated(created);
    const last = first + items.length - 1;
    if (batch) {
      for (let number = first; number <= last; number += 1) this.batches.add(batch, number, at);
      this.units.add(last, actor, 'unit', stood);
    } else {
      this.units.addEach(first, last, actor);
    }
    this.liveHistory.onWrites(first, last);
  }

  #record(
    { slot, kind, at, before, after }: Pick<NewChange, 'slot' | 'kind' | 'at' | 'before' | 'after'>,
    { actor, batch, reversion }: Authorship,
  ): number {
    const role = reversion?.role ?? (kind === 'purged' ? 'neither' : 'unit');
    const stood = batch?.latest ?? 0;
    const number = this.log.append({
      slot,
      kind: reversion ? 'reverted' : kind,
      role,
      actor,
      at,
      batch,
      before,
      after,
      reverts: reversion?.reverts ?? 0,
    });
    if (batch) this.batches.add(batch, number, at);
    this.units.add(number, actor, role, stood);
    this.liveHistory.onWrites(number, number);
    return number;
  }
}
