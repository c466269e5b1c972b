import { parseTrashQuery } from '../change-requests.ts';
import type { DatabaseResult, Observer, Unsubscribe } from '../database.ts';
import { failure, notFound, success } from '../results.ts';
import type { TrashPage, TrashQuery, TrashRepository } from '../trash.ts';
import type { HistoryStore } from './history-store.ts';
import type { MemorySession } from './memory-session.ts';
import { readTrash } from './trash-pages.ts';

/** Items that go for ever in one turn: some milliseconds of work. */
const sliceSize = 250;

/** The trash, as one person has it. */
export class MemoryTrashRepository implements TrashRepository {
  readonly #session: MemorySession;
  readonly #store: HistoryStore;

  constructor(session: MemorySession) {
    this.#session = session;
    this.#store = session.engine.store;
  }

  list(query: TrashQuery): Promise<DatabaseResult<TrashPage>> {
    return this.#session.answer(parseTrashQuery(query), (parsed) => success(readTrash(this.#store, parsed)));
  }

  watch(query: TrashQuery, observer: Observer<TrashPage>): Unsubscribe {
    return this.#session.watch(parseTrashQuery(query), observer, (parsed) =>
      this.#store.liveHistory.trash.watch(parsed, observer),
    );
  }

  purge(id: string): Promise<DatabaseResult<void>> {
    return this.#session.write(
      () => this.#find(id),
      (slot) => {
        this.#store.purge(slot, this.#session.actor);
        return success(undefined);
      },
    );
  }

  purgeAll(): Promise<DatabaseResult<number>> {
    return this.#session.write(
      () => success(this.#store.trash.size),
      (size) => {
        const until = this.#store.log.last;
        this.#session.engine.jobs.start(this.#store.trash, () => this.#purgeSlice(until));
        return success(size);
      },
    );
  }

  /** Of what was deleted until then, the first; answers whether there is more. */
  #purgeSlice(until: number): boolean {
    const { trash } = this.#store;
    for (let left = sliceSize; left > 0; left -= 1) {
      const slot = trash.oldest();
      if (slot === undefined || trash.get(slot).number > until) return false;
      this.#store.purge(slot, this.#session.actor);
    }
    return true;
  }

  #find(id: string): DatabaseResult<number> {
    const { items } = this.#store;
    const slot = items.slotOf(id);
    const isInTrash = slot !== undefined && items.isDeleted(slot) && items.itemIn(slot) !== undefined;
    return isInTrash ? success(slot) : failure(notFound(id));
  }
}
