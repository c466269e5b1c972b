import type { Batch, Change, ChangePage, ChangeQuery, UndoState, UndoUnit } from '../changes.ts';
import { batchNotFound } from '../revert-rules.ts';
import { failure, success } from '../results.ts';
import type { TrashPage, TrashQuery } from '../trash.ts';
import type { ActorRecord } from './actor-records.ts';
import { viewBatch, type BatchRecord } from './batch-records.ts';
import { itemOf, type ChangeEntry } from './change-log.ts';
import { isAskedFor, readChanges } from './change-pages.ts';
import type { HistoryStore } from './history-store.ts';
import { LiveResults } from './live-results.ts';
import { readTrash } from './trash-pages.ts';

/** What is watched of the record and of the trash. Costs a write nothing when nobody does. */
export class LiveHistory {
  readonly pages: LiveResults<ChangeQuery, ChangePage>;
  readonly batches: LiveResults<string, Batch>;
  /** By the id of the person. */
  readonly undos: LiveResults<string, UndoState>;
  readonly trash: LiveResults<TrashQuery, TrashPage>;

  constructor(private readonly store: HistoryStore) {
    const { deliveries } = store;
    this.pages = new LiveResults(deliveries, (query) => readChanges(store, query), markOfPage);
    this.batches = new LiveResults(
      deliveries,
      (id) => {
        const batch = store.batches.find(id);
        return batch ? success(viewBatch(batch)) : failure(batchNotFound(id));
      },
      markOfBatch,
    );
    this.undos = new LiveResults(deliveries, (id) => success(readUndoState(store, id)), markOfUndoState);
    this.trash = new LiveResults(deliveries, (query) => success(readTrash(store, query)), markOfTrash);
  }

  /** The changes from one number to another were written. */
  onWrites(first: number, last: number): void {
    if (this.pages.isEmpty && this.batches.isEmpty) return;
    for (let number = first; number <= last; number += 1) {
      const entry = this.store.log.entry(number);
      if (entry) this.onChange(entry);
    }
  }

  /** A change was written, altered or dropped. */
  onChange(entry: ChangeEntry): void {
    if (!this.pages.isEmpty) {
      const { id } = itemOf(entry);
      this.pages.markStale((query) => isAskedFor(entry, query, id));
    }
    if (entry.batch) this.onBatch(entry.batch);
  }

  onBatch(batch: BatchRecord): void {
    this.batches.markStale((id) => id === batch.id);
    this.onMove(batch.actor);
  }

  /** There may be something else that somebody can undo, or do again. */
  onMove({ actor }: ActorRecord): void {
    this.undos.markStale((id) => id === actor.id);
  }

  onTrash(): void {
    this.trash.markStale(() => true);
  }
}

function readUndoState({ actors, units, views }: HistoryStore, actorId: string): UndoState {
  const actor = actors.find(actorId);
  const read = (which: 'units' | 'undos'): UndoUnit | undefined => {
    const unit = actor && units.latest(actor, which);
    if (!unit) return undefined;
    return Object.freeze(
      'batch' in unit ? { batch: viewBatch(unit.batch) } : { change: views.view(unit.change) },
    );
  };
  const undo = read('units');
  const redo = read('undos');
  return Object.freeze({ ...(undo && { undo }), ...(redo && { redo }) });
}

// Of a change nothing ever changes but what takes it back.
const markOf = ({ id, revertedBy }: Change) => [id, revertedBy];
const markOfPage = ({ changes, next }: ChangePage) => JSON.stringify([next, changes.map(markOf)]);
const markOfBatch = (batch: Batch) => JSON.stringify(batch);
const markOfUnit = (unit: UndoUnit | undefined) =>
  unit && ('batch' in unit ? markOfBatch(unit.batch) : markOf(unit.change));
const markOfUndoState = ({ undo, redo }: UndoState) => JSON.stringify([markOfUnit(undo), markOfUnit(redo)]);
const markOfTrash = ({ items, total }: TrashPage) =>
  JSON.stringify([
    total,
    items.map(({ item, deletedAt, deletedBy }) => [item.id, item.version, deletedAt, deletedBy.id]),
  ]);
