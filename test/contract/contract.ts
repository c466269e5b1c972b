import { expect, it } from 'vitest';
import type { Actor, Change, ChangeFilter, ChangeRepository } from '../../shared/database/changes.ts';
import type {
  Database,
  DatabaseError,
  DatabaseResult,
  ItemQuery,
  ItemRepository,
  Observer,
} from '../../shared/database/database.ts';
import { queryLimits } from '../../shared/database/query-limits.ts';
import type { TrashRepository } from '../../shared/database/trash.ts';
import type { CreateItemRequest, Item } from '../../shared/items/item.ts';
import { wrapRepository } from '../support/wrap-repository.ts';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { isRecorder } from './recorder.ts';

/** Somebody's way into the database. */
export interface Person {
  readonly database: Database;
  readonly actor: Actor;
  readonly items: ItemRepository;
  readonly changes: ChangeRepository;
  readonly trash: TrashRepository;
}

/** What a rule is shown: an empty database and short words for what most rules do. */
export interface Subject extends Person {
  readonly fixture: ContractFixture;
  readonly options: ContractOptions;
  create(request: CreateItemRequest): Promise<Item>;
  /** One item for each name, in this order. */
  createNamed(...names: string[]): Promise<Item[]>;
  list(query?: Partial<ItemQuery>): Promise<readonly Item[]>;
  listNames(query?: Partial<ItemQuery>): Promise<string[]>;
  /** Somebody else before the same database. The same name is the same person, as after a reload. */
  person(browserId: string): Promise<Person>;
  /** All changes that match and are on record, the newest first. */
  recorded(filter?: ChangeFilter): Promise<readonly Change[]>;
}

export interface Contract {
  readonly options: ContractOptions;
  /** A test over an empty database of its own. The sentence is the rule; the time limit is in ms. */
  rule(sentence: string, body: (subject: Subject) => Promise<void>, timeLimit?: number): void;
  /** Another empty database, for as long as `body` takes. */
  withSubject(body: (subject: Subject) => Promise<void>): Promise<void>;
}

/** The largest window that may be asked for. */
export const everything: ItemQuery = { limit: 1000, offset: 0 };

export function createContract(
  createFixture: () => Promise<ContractFixture>,
  options: ContractOptions,
): Contract {
  const withSubject: Contract['withSubject'] = async (body) => {
    const fixture = await createFixture();
    try {
      await body(createSubject(fixture, options));
    } finally {
      await fixture.dispose();
    }
  };
  return {
    options,
    withSubject,
    rule: (sentence, body, timeLimit = 30_000) => it(sentence, () => withSubject(body), timeLimit),
  };
}

function createSubject(fixture: ContractFixture, options: ContractOptions): Subject {
  const person = personAt(fixture.database, options);
  const { items, changes } = person;
  const create = async (request: CreateItemRequest) => valueOf(await items.create(request));
  const list = async (query: Partial<ItemQuery> = {}) =>
    valueOf(await items.list({ ...everything, ...query }));
  return {
    ...person,
    fixture,
    options,
    create,
    list,
    async createNamed(...names) {
      const created: Item[] = [];
      for (const name of names) created.push(await create({ name }));
      return created;
    },
    listNames: async (query) => namesOf(await list(query)),
    person: async (browserId) => personAt(await fixture.openAs(browserId), options),
    recorded: (filter) => readRecord(changes, filter),
  };
}

const personAt = (database: Database, options: ContractOptions): Person => ({
  database,
  actor: database.actor,
  items: recordable(database.items(), options),
  changes: database.changes(),
  trash: database.trash(),
});

/** Page after page, the newest change first. */
export async function readRecord(
  changes: ChangeRepository,
  filter: ChangeFilter = {},
  limit: number = queryLimits.changes,
): Promise<Change[]> {
  const read: Change[] = [];
  for (let cursor: string | undefined; ;) {
    const page = valueOf(await changes.list({ ...filter, limit, ...(cursor !== undefined && { cursor }) }));
    read.push(...page.changes);
    if (new Set(read.map(({ id }) => id)).size < read.length) throw new Error('A change is listed twice.');
    cursor = page.next;
    if (cursor === undefined) return read;
  }
}

/** The same repository; recorders learn from it how they are told of what was written here. */
function recordable(items: ItemRepository, { ownWrites }: ContractOptions): ItemRepository {
  const forWatch = <T>(observer: Observer<T>) =>
    isRecorder(observer) ? observer.forWatch(ownWrites) : observer;
  return wrapRepository(items, {
    watchPage: (query, observer) => items.watchPage(query, forWatch(observer)),
    watchItem: (id, observer) => items.watchItem(id, forWatch(observer)),
  });
}

export const namesOf = (items: readonly Item[]): string[] => items.map(({ name }) => name);

/** The value of a result that has to be one. */
export function valueOf<T>(result: DatabaseResult<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got ${result.error.kind}: ${result.error.message}`);
  return result.value;
}

type ErrorOfKind<Kind extends DatabaseError['kind']> = Extract<DatabaseError, { kind: Kind }>;

/** The error of a result that has to be one of this kind: plain data, with a sentence for people. */
export function errorOf<Kind extends DatabaseError['kind']>(
  result: DatabaseResult<unknown>,
  kind: Kind,
): ErrorOfKind<Kind> {
  if (result.ok) throw new Error(`Expected ${kind}, got the value ${JSON.stringify(result.value)}`);
  return checkedError(result.error, kind);
}

export function checkedError<Kind extends DatabaseError['kind']>(
  error: DatabaseError | undefined,
  kind: Kind,
): ErrorOfKind<Kind> {
  if (!error || !hasKind(error, kind)) {
    throw new Error(`Expected ${kind}, got ${error ? `${error.kind}: ${error.message}` : 'nothing'}`);
  }
  expect(error.message).toMatch(/^\p{Lu}.*\.$/su);
  expect(structuredClone(error)).toEqual(error);
  return error;
}

const hasKind = <Kind extends DatabaseError['kind']>(
  error: DatabaseError,
  kind: Kind,
): error is ErrorOfKind<Kind> => error.kind === kind;

/** The paths at which a request was found wrong. */
export const issuePathsOf = (result: DatabaseResult<unknown>): (readonly (string | number)[])[] =>
  errorOf(result, 'ValidationError').issues.map(({ path }) => path);

/** Compares a time of the database with one that was read from its clock. */
export function expectTime(actual: number, expected: number, { clock }: ContractOptions): void {
  const tolerance = clock.kind === 'injected' ? 0 : clock.toleranceMs;
  expect(Number.isInteger(actual)).toBe(true);
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
}
