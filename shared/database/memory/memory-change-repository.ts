import type { EditableField } from '../../items/item.ts';
import { parseChangeQuery, parseFieldNames } from '../change-requests.ts';
import type {
  Batch,
  BatchReversion,
  Change,
  ChangePage,
  ChangeQuery,
  ChangeRepository,
  ItemSnapshot,
  Reversion,
  UndoOutcome,
  UndoState,
} from '../changes.ts';
import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { failure, success } from '../results.ts';
import { batchNotFound, changeNotFound, purgedItem, undoIsWaiting } from '../revert-rules.ts';
import { viewBatch, type BatchRecord } from './batch-records.ts';
import { itemOf, type ChangeEntry } from './change-log.ts';
import { readChanges } from './change-pages.ts';
import { fieldsOf } from './change-views.ts';
import type { HistoryStore } from './history-store.ts';
import type { MemorySession } from './memory-session.ts';
import { restoreTo, revert } from './reversions.ts';

/** The record, as one person has it: parses what comes in, decides, and answers with results. */
export class MemoryChangeRepository implements ChangeRepository {
  readonly #session: MemorySession;
  readonly #store: HistoryStore;

  constructor(session: MemorySession) {
    this.#session = session;
    this.#store = session.engine.store;
  }

  list(query: ChangeQuery): Promise<DatabaseResult<ChangePage>> {
    return this.#session.answer(parseChangeQuery(query), (parsed) => readChanges(this.#store, parsed));
  }

  get(id: string): Promise<DatabaseResult<Change>> {
    return this.#session.answer(this.#find(id), (entry) => success(this.#store.views.view(entry)));
  }

  watch(query: Omit<ChangeQuery, 'cursor'>, observer: Observer<ChangePage>): Unsubscribe {
    return this.#session.watch(parseChangeQuery(query), observer, (parsed) =>
      this.#store.liveHistory.pages.watch(parsed, observer),
    );
  }

  snapshot(changeId: string): Promise<DatabaseResult<ItemSnapshot>> {
    return this.#session.answer(this.#find(changeId), (entry) => {
      const item = itemOf(entry);
      if (entry.kind === 'purged') return failure(purgedItem(item.id));
      return success(Object.freeze({ change: this.#store.views.view(entry), fields: fieldsOf(item) }));
    });
  }

  batch(id: string): Promise<DatabaseResult<Batch>> {
    return this.#session.answer(this.#findBatch(id), (batch) => success(viewBatch(batch)));
  }

  watchBatch(id: string, observer: Observer<Batch>): Unsubscribe {
    return this.#session.watch(success(id), observer, () =>
      this.#store.liveHistory.batches.watch(id, observer),
    );
  }

  revert(id: string): Promise<DatabaseResult<Reversion>> {
    return this.#session.write(
      () => this.#find(id),
      (entry) => this.#revert(entry),
    );
  }

  restoreTo(
    itemId: string,
    changeId: string,
    fields?: readonly EditableField[],
  ): Promise<DatabaseResult<Reversion>> {
    return this.#session.write(
      () => parseFieldNames(fields),
      (names) => {
        const found = this.#find(changeId);
        return found.ok ? restoreTo(this.#store, itemId, found.value, names, this.#session.actor) : found;
      },
    );
  }

  revertBatch(id: string): Promise<DatabaseResult<Batch>> {
    return this.#session.write(
      () => this.#findBatch(id),
      (batch) => this.#session.engine.reversions.revert(batch, this.#session.actor),
    );
  }

  undo(): Promise<DatabaseResult<UndoOutcome | undefined>> {
    return this.#takeBackLatest('units');
  }

  redo(): Promise<DatabaseResult<UndoOutcome | undefined>> {
    return this.#takeBackLatest('undos');
  }

  watchUndo(observer: Observer<UndoState>): Unsubscribe {
    const { id } = this.#session.actor.actor;
    return this.#session.watch(success(id), observer, () =>
      this.#store.liveHistory.undos.watch(id, observer),
    );
  }

  #find(id: string): DatabaseResult<ChangeEntry> {
    const entry = this.#store.views.find(id);
    return entry ? success(entry) : failure(changeNotFound(id));
  }

  #findBatch(id: string): DatabaseResult<BatchRecord> {
    const batch = this.#store.batches.find(id);
    return batch ? success(batch) : failure(batchNotFound(id));
  }

  #revert(entry: ChangeEntry): DatabaseResult<Reversion> {
    return revert(this.#store, entry, { actor: this.#session.actor, batch: undefined });
  }

  #takeBackLatest(which: 'units' | 'undos'): Promise<DatabaseResult<UndoOutcome | undefined>> {
    return this.#session.write(
      () => success(this.#store.units.latest(this.#session.actor, which)),
      (unit) => {
        const { engine, actor } = this.#session;
        if (which === 'undos' && engine.reversions.isUndoWaiting(actor)) return failure(undoIsWaiting());
        if (!unit) return success(undefined);
        return 'batch' in unit ? this.#takeBackBatch(unit.batch) : this.#takeBackChange(unit.change);
      },
    );
  }

  #takeBackBatch(record: BatchRecord): DatabaseResult<UndoOutcome> {
    const reverted = this.#session.engine.reversions.revert(record, this.#session.actor);
    if (!reverted.ok) return reverted;
    const batch = reverted.value as Batch & { readonly reversion: BatchReversion };
    return success(Object.freeze({ batch }));
  }

  /** What is in vain is said, and passed over from then on. */
  #takeBackChange(entry: ChangeEntry): DatabaseResult<UndoOutcome> {
    const { log, units, views } = this.#store;
    const reversion = this.#revert(entry);
    if (!reversion.ok || !reversion.value.change) units.passOver(entry);
    if (!reversion.ok) return reversion;
    const change = views.view(log.entry(entry.number) ?? entry);
    return success(Object.freeze({ change, reversion: reversion.value }));
  }
}
