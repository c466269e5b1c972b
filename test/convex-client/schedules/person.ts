import { unknownActor } from '../../../shared/database/actors.ts';
import type {
  ConnectionState,
  Database,
  DatabaseResult,
  ItemPage,
  ItemQuery,
  ItemRepository,
} from '../../../shared/database/database.ts';
import { success } from '../../../shared/database/results.ts';
import type { Item, ItemFields } from '../../../shared/items/item.ts';
import type { TestMember } from '../../support/convex/add-member.ts';
import { openDatabase } from '../../support/convex/open-database.ts';
import type { ItemChanges, NaiveModel } from '../../support/naive-model.ts';
import type { Written } from './course.ts';
import { recordWatch, type WatchRecord } from './watch-record.ts';

type Foretell<T> = (model: NaiveModel, given: DatabaseResult<T>) => DatabaseResult<unknown>;

/** One of the clients: the real one, with a record of all that it writes and watches. */
export class Person {
  readonly pages = new Map<ItemQuery, WatchRecord<ItemPage>>();
  readonly singles = new Map<string, WatchRecord<Item>>();
  connection: ConnectionState | undefined;
  readonly #database: Database;
  readonly #items: ItemRepository;
  /** The versions of its updates, by the id of the item. */
  readonly #acknowledged = new Map<string, number>();
  readonly #written: Promise<Written>[] = [];

  /** `nextMoment` counts the moments at which anybody makes a write or is answered. */
  constructor(
    url: string,
    member: TestMember,
    private readonly nextMoment: () => number,
  ) {
    // Reads wait for what is written before them, and that for the end of the schedule.
    this.#database = openDatabase({ url, member, readTimeout: 60_000, healthTimeout: 60_000 });
    this.#items = this.#database.items();
    this.#database.watchConnection((state) => (this.connection = state));
  }

  watchPage(query: ItemQuery): void {
    const record = recordWatch<ItemPage>(
      (observer) => this.#items.watchPage(query, observer),
      ({ items }) => items.some((item) => this.#isOld(item)),
    );
    this.pages.set(query, record);
  }

  watchItem(id: string): void {
    if (this.singles.has(id)) return;
    const record = recordWatch<Item>(
      (observer) => this.#items.watchItem(id, observer),
      (item) => this.#isOld(item),
    );
    this.singles.set(id, record);
  }

  /** Answers with the ids; none when it was refused. */
  async create(fields: ItemFields): Promise<readonly string[]> {
    const answer = this.#note(`create ${fields.name}`, this.#items.create(fields), (model, given) =>
      success(given.ok && adopt(model, [fields], [given.value])[0]),
    );
    const given = await answer;
    return given.ok ? [given.value.id] : [];
  }

  async createMany(list: readonly ItemFields[]): Promise<readonly string[]> {
    const names = list.map(({ name }) => name).join(', ');
    const given = await this.#note(`createMany ${names}`, this.#items.createMany(list), (model, answer) =>
      success(answer.ok && adopt(model, list, answer.value)),
    );
    return given.ok ? given.value.map(({ id }) => id) : [];
  }

  /** With the version that is shown as its base, if it is to have one. */
  update(id: string, changes: Partial<ItemFields>, isBased: boolean): void {
    const seen = this.singles.get(id)?.latest;
    const request: ItemChanges = {
      ...changes,
      ...(isBased && seen?.ok && { baseVersion: seen.value.version }),
    };
    const what = `update ${id} ${JSON.stringify(request)}`;
    const answer = this.#note(what, this.#items.update(id, request), (model, given) =>
      model.update(id, request, writerAt(given.ok ? given.value.updatedAt : 0)),
    );
    void answer.then((given) => given.ok && this.#acknowledged.set(id, given.value.version));
  }

  delete(id: string): void {
    void this.#note(`delete ${id}`, this.#items.delete(id), (model) => model.delete(id, writerAt(0)));
  }

  restore(id: string): void {
    void this.#note(`restore ${id}`, this.#items.restore(id), (model) => model.restore(id, writerAt(0)));
  }

  /** All that was written, in its order, when all of it is answered. */
  written(): Promise<readonly Written[]> {
    return Promise.all(this.#written);
  }

  /** Resolves when the deployment has answered. */
  async reached(): Promise<void> {
    await this.#database.healthCheck();
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #isOld({ id, version }: Item): boolean {
    return version < (this.#acknowledged.get(id) ?? 1);
  }

  #note<T>(
    what: string,
    answer: Promise<DatabaseResult<T>>,
    foretell: Foretell<T>,
  ): Promise<DatabaseResult<T>> {
    const begun = this.nextMoment();
    const written = answer.then((given) => ({
      what,
      begun,
      answered: this.nextMoment(),
      answer: given,
      foretell: (model: NaiveModel) => foretell(model, given),
    }));
    this.#written.push(written);
    return answer;
  }
}

const writerAt = (now: number) => ({ actor: unknownActor, now });

/** Ids and times of what is created are the deployment's to choose. */
const adopt = (model: NaiveModel, list: readonly ItemFields[], given: readonly Item[]): Item[] =>
  given.flatMap(({ id, createdAt }, index) => {
    const fields = list[index];
    return fields ? [model.create(fields, id, writerAt(createdAt))] : [];
  });
