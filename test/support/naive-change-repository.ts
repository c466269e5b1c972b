import type {
  Batch,
  ChangeFilter,
  ChangePage,
  ChangeQuery,
  ChangeRepository,
  ItemSnapshot,
  UndoState,
} from '../../shared/database/changes.ts';
import { parseChangeQuery, parseFieldNames, wrongCursor } from '../../shared/database/change-requests.ts';
import type { DatabaseResult, Observer, Unsubscribe } from '../../shared/database/database.ts';
import { failure, success } from '../../shared/database/results.ts';
import { batchNotFound, changeNotFound, purgedItem } from '../../shared/database/revert-rules.ts';
import type { EditableField } from '../../shared/items/item.ts';
import type { NaiveConnection, NaiveStore } from './naive-connection.ts';

/** The record of the naive model, behind the real interface. */
export class NaiveChangeRepository implements ChangeRepository {
  readonly #connection: NaiveConnection;
  readonly #store: NaiveStore;

  constructor(connection: NaiveConnection) {
    this.#connection = connection;
    this.#store = connection.store;
  }

  list(query: ChangeQuery) {
    return this.#connection.answer(() => this.#page(query));
  }

  get(id: string) {
    return this.#connection.answer(() => {
      const entry = this.#store.model.record.find(id);
      return entry ? success(this.#store.model.record.changeOf(entry)) : failure(changeNotFound(id));
    });
  }

  watch(query: Omit<ChangeQuery, 'cursor'>, observer: Observer<ChangePage>): Unsubscribe {
    const asked = structuredClone(query);
    return this.#connection.watch(() => this.#page(asked), observer);
  }

  snapshot(changeId: string) {
    return this.#connection.answer((): DatabaseResult<ItemSnapshot> => {
      const { record } = this.#store.model;
      const entry = record.find(changeId);
      if (!entry) return failure(changeNotFound(changeId));
      if (!entry.fields) return failure(purgedItem(entry.itemId));
      return success({ change: record.changeOf(entry), fields: entry.fields });
    });
  }

  batch(id: string) {
    return this.#connection.answer(() => this.#batch(id));
  }

  watchBatch(id: string, observer: Observer<Batch>): Unsubscribe {
    return this.#connection.watch(() => this.#batch(id), observer);
  }

  revert(id: string) {
    return this.#connection.write((writer) => this.#store.reverting.revert(id, writer));
  }

  restoreTo(itemId: string, changeId: string, fields?: readonly EditableField[]) {
    return this.#connection.write((writer) => {
      const parsed = parseFieldNames(fields);
      return parsed.ok ? this.#store.reverting.restoreTo(itemId, changeId, parsed.value, writer) : parsed;
    });
  }

  revertBatch(id: string) {
    return this.#connection.write((writer) => this.#store.reverting.revertBatch(id, writer));
  }

  undo() {
    return this.#connection.write((writer) => this.#store.reverting.undo(writer));
  }

  redo() {
    return this.#connection.write((writer) => this.#store.reverting.redo(writer));
  }

  watchUndo(observer: Observer<UndoState>): Unsubscribe {
    const { actor } = this.#connection;
    return this.#connection.watch(() => success(this.#store.reverting.undoState(actor)), observer);
  }

  #batch(id: string): DatabaseResult<Batch> {
    const batch = this.#store.model.record.batch(id);
    return batch ? success(batch) : failure(batchNotFound(id));
  }

  #page(query: ChangeQuery): DatabaseResult<ChangePage> {
    const parsed = parseChangeQuery(query);
    if (!parsed.ok) return parsed;
    const { limit, cursor, ...filter } = parsed.value;
    const before = cursor === undefined ? Infinity : placeOf(cursor, filter);
    if (before === undefined) return failure(wrongCursor());
    const { record } = this.#store.model;
    const following = record.matching(filter).filter(({ order }) => order < before);
    const shown = following.slice(0, limit);
    const last = shown.at(-1);
    return success({
      changes: shown.map((entry) => record.changeOf(entry)),
      ...(last && following.length > limit && { next: cursorOf(filter, last.order) }),
      keptFor: this.#store.retention.changes,
    });
  }
}

/** A cursor says of which query it is, and which change ended the page. */
const cursorOf = (filter: ChangeFilter, order: number) => `${JSON.stringify(filter)} ${order}`;

function placeOf(cursor: string, filter: ChangeFilter): number | undefined {
  const order = Number(cursor.split(' ').at(-1));
  return order > 0 && cursor === cursorOf(filter, order) ? order : undefined;
}
