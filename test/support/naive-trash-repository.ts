import { parseTrashQuery } from '../../shared/database/change-requests.ts';
import type { DatabaseResult, Observer, Unsubscribe } from '../../shared/database/database.ts';
import { success } from '../../shared/database/results.ts';
import type { TrashPage, TrashQuery, TrashRepository } from '../../shared/database/trash.ts';
import { mapResult, type NaiveConnection, type NaiveStore } from './naive-connection.ts';

/** The trash of the naive model, behind the real interface. */
export class NaiveTrashRepository implements TrashRepository {
  readonly #connection: NaiveConnection;
  readonly #store: NaiveStore;

  constructor(connection: NaiveConnection) {
    this.#connection = connection;
    this.#store = connection.store;
  }

  list(query: TrashQuery) {
    return this.#connection.answer(() => this.#page(query));
  }

  watch(query: TrashQuery, observer: Observer<TrashPage>): Unsubscribe {
    const asked = structuredClone(query);
    return this.#connection.watch(() => this.#page(asked), observer);
  }

  purge(id: string) {
    return this.#connection.write((writer) => this.#store.model.purge(id, writer));
  }

  purgeAll() {
    return this.#connection.write((writer) => success(this.#store.model.purgeAll(writer)));
  }

  #page(query: TrashQuery): DatabaseResult<TrashPage> {
    return mapResult(parseTrashQuery(query), ({ limit, offset }) => {
      const trash = this.#store.model.items.trash();
      return {
        items: trash.slice(offset, offset + limit),
        total: trash.length,
        keptFor: this.#store.retention.trash,
      };
    });
  }
}
