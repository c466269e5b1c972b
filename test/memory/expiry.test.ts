import { expect, test } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { valueOf } from '../contract/contract.ts';

const retention = { changes: 1_000, trash: 500 };

/** A database with so many items of the age at which the record of them is due, or nearly. */
async function createOld(count: number, age: number) {
  let time = 10_000;
  const database = createMemoryDatabase({ now: () => time, retention });
  const items = database.items();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push(valueOf(await items.create({ name: `${index}` })).id);
  const onRecord = async () => valueOf(await database.changes().list({ limit: 200 })).changes;
  time += age;
  return { database, items, ids, onRecord, pass: (ms: number) => void (time += ms) };
}

test('each write lets go of a little more than it adds, so that the record never grows by what is due', async () => {
  const { items, onRecord } = await createOld(40, retention.changes + 1);
  const sizes: number[] = [];
  for (let write = 1; write <= 14; write += 1) {
    valueOf(await items.create({ name: 'new' }));
    sizes.push((await onRecord()).length);
  }
  expect(sizes).toEqual([37, 34, 31, 28, 25, 22, 19, 16, 13, 10, 11, 12, 13, 14]);
  expect((await onRecord()).every(({ itemName }) => itemName === 'new')).toBe(true);
});

test('nothing goes before its time, to the millisecond', async () => {
  const { items, onRecord, pass } = await createOld(3, retention.changes);
  valueOf(await items.create({ name: 'in time' }));
  expect(await onRecord()).toHaveLength(4);
  pass(1);
  valueOf(await items.create({ name: 'late' }));
  expect((await onRecord()).map(({ itemName }) => itemName)).toEqual(['late', 'in time']);
});

test('reading lets nothing go', async () => {
  const { onRecord } = await createOld(3, retention.changes + 1);
  expect(await onRecord()).toHaveLength(3);
});

test('pruning lets all of it go, in the background, however much there is', async () => {
  const { database, onRecord } = await createOld(1_200, retention.changes + 1);
  const pruned = database.prune();
  expect(await onRecord()).toHaveLength(200);
  await pruned;
  expect(await onRecord()).toEqual([]);
});

test('what has been in the trash too long goes for ever with the next write, and the record says who did it', async () => {
  const { database, items, ids, onRecord, pass } = await createOld(2, 0);
  const [first = '', second = ''] = ids;
  valueOf(await items.delete(first));
  pass(retention.trash);
  valueOf(await items.delete(second));
  const trashed = async () => valueOf(await database.trash().list({ limit: 10, offset: 0 })).total;
  expect(await trashed()).toBe(2);
  pass(1);
  valueOf(await items.create({ name: 'new' }));
  expect(await trashed()).toBe(1);
  expect((await onRecord())[0]).toMatchObject({
    itemId: first,
    itemName: '0',
    kind: 'purged',
    actor: { name: 'Automatic clean-up' },
  });
  expect(await items.restore(first)).toMatchObject({ ok: false, error: { kind: 'NotFound' } });
});
