import { expect, test } from 'vitest';
import type { Change, ChangeFilter } from '../../shared/database/changes.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { valueOf } from '../contract/contract.ts';

const batch = { id: 'import-1', title: 'Import' };
const ada = { id: 'ada', name: 'Ada' };
const keptFor = 5_000;
const ben = { id: 'ben', name: 'Ben' };

/** Two people, who write to one item, and others, in a batch and by themselves. */
async function createWritten() {
  let time = 1_000;
  const database = createMemoryDatabase({
    now: () => (time += 10),
    retention: { changes: keptFor, trash: keptFor },
  });
  const { id } = valueOf(await database.as(ada).items().create({ name: 'Lamp' }));
  for (let index = 0; index < 20; index += 1) {
    const { items } = database.as(index % 3 === 0 ? ada : ben);
    valueOf(await items().update(id, { name: `Lamp ${index}` }));
    const { id: other } = valueOf(
      await database
        .as(ada)
        .items()
        .create({ name: `${index}` }, { batch }),
    );
    if (index % 2 === 0) valueOf(await items().delete(other));
  }
  return { database, id, moveTo: (ms: number) => void (time = ms) };
}

/** All that match, page by page; `between` is done after each page. */
async function readAll(
  { changes }: MemoryDatabase,
  filter: ChangeFilter,
  between: () => unknown = () => undefined,
): Promise<Change[]> {
  const found: Change[] = [];
  let next: string | undefined;
  do {
    const page = valueOf(await changes().list({ ...filter, limit: 3, ...(next && { cursor: next }) }));
    found.push(...page.changes);
    next = page.next;
    await between();
  } while (next !== undefined);
  return found;
}

const filters: readonly ((id: string) => ChangeFilter)[] = [
  () => ({}),
  (itemId) => ({ itemId }),
  () => ({ batchId: batch.id }),
  () => ({ actorId: ada.id }),
  () => ({ kind: 'created' }),
  () => ({ kind: 'deleted', actorId: ben.id }),
  () => ({ from: 1_100, to: 1_300 }),
  () => ({ actorId: ada.id, kind: 'created', from: 1_100, to: 1_300 }),
];

test.each(filters.map((filter) => [JSON.stringify(filter('the item')), filter] as const))(
  'what matches %s comes page by page, each once, whatever is written meanwhile',
  async (_, filter) => {
    const { database, id } = await createWritten();
    const all = valueOf(await database.changes().list({ limit: 200 })).changes;
    const { itemId, batchId, actorId, kind, from = 0, to = Infinity } = filter(id);
    const expected = all.filter(
      (change) =>
        (itemId ?? change.itemId) === change.itemId &&
        (batchId === undefined || batchId === change.batchId) &&
        (actorId ?? change.actor.id) === change.actor.id &&
        (kind ?? change.kind) === change.kind &&
        change.at >= from &&
        change.at < to,
    );
    expect(expected.length).toBeGreaterThan(3);
    let written = 0;
    const found = await readAll(database, filter(id), async () => {
      written += 1;
      valueOf(await database.as(ada).items().create({ name: 'Meanwhile' }, { batch }));
      valueOf(
        await database
          .as(ben)
          .items()
          .update(id, { description: `${written}` }),
      );
    });
    expect(found).toEqual(expected);
  },
);

test.each([['everybody'], ['an item'], ['a person']])(
  'what is pruned between two pages of %s is missing from the second, and nothing else',
  async (whose) => {
    const { database, id, moveTo } = await createWritten();
    const filter = whose === 'an item' ? { itemId: id } : whose === 'a person' ? { actorId: ada.id } : {};
    const first = valueOf(await database.changes().list({ ...filter, limit: 3 }));
    const second = { ...filter, limit: 200, ...(first.next && { cursor: first.next }) };
    const before = valueOf(await database.changes().list(second)).changes;
    moveTo((before[4]?.at ?? 0) + keptFor);
    await database.prune();
    const { changes, next } = valueOf(await database.changes().list(second));
    expect(changes).toEqual(before.slice(0, changes.length));
    expect([changes.length < before.length, changes.length >= 4, next]).toEqual([true, true, undefined]);
  },
);

test('where all that a cursor led to is gone, the page is empty, whatever is there before it', async () => {
  const { database, id, moveTo } = await createWritten();
  const { next = '', changes } = valueOf(await database.changes().list({ itemId: id, limit: 3 }));
  const second = { itemId: id, limit: 3, cursor: next };
  moveTo((changes[2]?.at ?? 0) + keptFor);
  await database.prune();
  expect(valueOf(await database.changes().list({ itemId: id, limit: 3 })).changes).toEqual(
    changes.slice(0, 2),
  );
  expect(valueOf(await database.changes().list(second)).changes).toEqual([]);
  valueOf(await database.items().delete(id));
  valueOf(await database.trash().purge(id));
  expect(valueOf(await database.changes().list(second)).changes).toEqual([]);
});

test('changes have ids of one store alone', async () => {
  const [one, other] = [await createWritten(), await createWritten()];
  const [change] = valueOf(await one.database.changes().list({ limit: 1 })).changes;
  expect(valueOf(await one.database.changes().get(change?.id ?? ''))).toEqual(change);
  expect(await other.database.changes().get(change?.id ?? '')).toMatchObject({
    ok: false,
    error: { kind: 'NotFound' },
  });
});

test.each(['', '0', '01', ' 1', '1.', '1e3', 'zzzzzzzzzzzz', '-1'])(
  'there is no change of an id that was made up: %j',
  async (end) => {
    const { database } = await createWritten();
    const [change] = valueOf(await database.changes().list({ limit: 1 })).changes;
    const prefix = change?.id.slice(0, change.id.indexOf('.') + 1) ?? '';
    expect(await database.changes().get(prefix + end)).toMatchObject({
      ok: false,
      error: { kind: 'NotFound', id: prefix + end },
    });
  },
);
