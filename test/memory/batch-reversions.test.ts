import { expect, test } from 'vitest';
import type { Batch } from '../../shared/database/changes.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';

const batch = { id: 'import-1', title: 'Import of boats.csv' };
const ben = { id: 'ben', name: 'Ben' };
/** Changes that are taken back in one turn. */
const slice = 250;

/** Three slices of items, made in one batch. */
async function createImported(now = Date.now) {
  const database = createMemoryDatabase({ now });
  const ids: string[] = [];
  for (let start = 0; start < 3 * slice; start += slice) {
    const requests = Array.from({ length: slice }, (_, index) => ({ name: `Boat ${start + index}` }));
    for (const { id } of valueOf(await database.items().createMany(requests, { batch }))) ids.push(id);
  }
  const count = async () => valueOf(await database.items().count());
  const read = async (id = batch.id) => valueOf(await database.changes().batch(id));
  return { database, ids, count, read, changes: database.changes() };
}

/** The next turn of a timer. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

test('a batch is taken back in slices, the first at once, and others write between them', async () => {
  const { database, changes, count } = await createImported();
  const recorder = createRecorder<Batch>();
  changes.watchBatch(batch.id, recorder);
  expect(valueOf(await changes.revertBatch(batch.id)).reversion).toMatchObject({
    done: slice,
    isDone: false,
  });
  expect(await count()).toBe(2 * slice);
  const other = database.as(ben);
  const between: number[] = [];
  while ((await count()) > between.length) {
    valueOf(await other.items().create({ name: 'Between' }));
    between.push(await count());
    await turn();
  }
  expect(between.length).toBeGreaterThanOrEqual(2);
  const told = recorder.takeValues().map(({ reversion }) => reversion?.done);
  expect(told.slice(-2)).toEqual([2 * slice, 3 * slice]);
});

test('asked for again while it is under way it goes on, and does nothing twice', async () => {
  const { database, changes, read } = await createImported();
  const first = valueOf(await changes.revertBatch(batch.id)).reversion;
  const again = valueOf(await database.as(ben).changes().revertBatch(batch.id));
  expect(again.reversion).toEqual(first);
  await database.finishBackground();
  expect(await read()).toMatchObject({ reversion: { done: 3 * slice, left: 0, isDone: true } });
  expect(await read(first?.batchId)).toMatchObject({ size: 3 * slice, reverts: batch.id });
});

test('what is done again waits until it is undone, and the other way round', async () => {
  const { database, changes, count, read } = await createImported();
  valueOf(await changes.undo());
  valueOf(await changes.redo());
  await database.finishBackground();
  expect(await count()).toBe(3 * slice);
  expect((await read()).reversion).toBeUndefined();
  expect(valueOf(await changes.redo())).toBeUndefined();
  valueOf(await changes.undo());
  valueOf(await changes.redo());
  valueOf(await changes.undo());
  await database.finishBackground();
  expect(await count()).toBe(0);
  expect((await read()).reversion).toMatchObject({ done: 3 * slice, left: 0 });
  valueOf(await changes.redo());
  await database.finishBackground();
  expect(await count()).toBe(3 * slice);
});

test('closing stops it where it is', async () => {
  let writes = 0;
  const { database, changes } = await createImported(() => (writes += 1));
  valueOf(await changes.revertBatch(batch.id));
  const finished = database.finishBackground();
  await database.close();
  const atClose = writes;
  await finished;
  await turn();
  expect(writes).toBe(atClose);
});

test('what is deleted for ever meanwhile counts as looked at', async () => {
  const { database, ids, changes, read } = await createImported();
  for (const id of ids.slice(0, 5)) valueOf(await database.items().delete(id));
  valueOf(await changes.revertBatch(batch.id));
  for (const id of ids.slice(0, 5)) valueOf(await database.trash().purge(id));
  await database.finishBackground();
  expect(await read()).toMatchObject({
    size: 3 * slice,
    reversion: { done: 3 * slice, left: 0, isDone: true },
  });
});

test('of those that stay at most three are named, none twice', async () => {
  const { database, ids, changes, read } = await createImported();
  for (const [index, id] of ids.slice(0, 6).entries())
    valueOf(await database.items().update(id, { name: index > 3 ? 'Kept' : `Kept ${index}` }));
  valueOf(await changes.revertBatch(batch.id));
  await database.finishBackground();
  expect((await read()).reversion).toMatchObject({ left: 6, leftNames: ['Kept', 'Kept 3', 'Kept 2'] });
  const { leftNames } = (await read()).reversion ?? { leftNames: [] };
  expect(Object.isFrozen(leftNames)).toBe(true);
});

test('a batch stands where its latest change on record does, and goes with its last', async () => {
  const { database, changes } = await createImported();
  const items = database.items();
  const later = { id: 'later-edit', title: 'Later' };
  const [a, b] = valueOf(await items.createMany([{ name: 'a' }, { name: 'b' }], { batch: later }));
  valueOf(await items.create({ name: 'between' }));
  const [c] = valueOf(await items.createMany([{ name: 'c' }], { batch: later }));
  const purge = async (id = '') => {
    valueOf(await database.as(ben).items().delete(id));
    valueOf(await database.trash().purge(id));
  };
  await purge(c?.id);
  expect(valueOf(await changes.batch(later.id)).size).toBe(3);
  expect(valueOf(await changes.undo())).toMatchObject({ change: { itemName: 'between' } });
  expect(valueOf(await changes.undo())).toMatchObject({ batch: { id: later.id } });
  for (const item of [a, b]) valueOf(await database.trash().purge(item?.id ?? ''));
  expect(await changes.batch(later.id)).toMatchObject({ ok: false, error: { kind: 'NotFound' } });
  expect(valueOf(await changes.undo())).toMatchObject({ batch: { id: batch.id } });
});
