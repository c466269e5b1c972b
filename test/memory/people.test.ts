import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Database, DatabaseResult } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder, type Recorder } from '../contract/recorder.ts';

const ada = { id: 'ada', name: 'Ada' };
const ben = { id: 'ben', name: 'Ben' };
const page = { limit: 10, offset: 0 };

/** Observes everything that a database lets one watch, and takes what was told from then on. */
function watchAll(database: Database): Recorder<unknown>[] {
  const watches: ((recorder: Recorder<unknown>) => void)[] = [
    (recorder) => database.items().watchPage(page, recorder),
    (recorder) => database.items().watchItem('some', recorder),
    (recorder) => database.changes().watch({ limit: 10 }, recorder),
    (recorder) => database.changes().watchBatch('some-batch', recorder),
    (recorder) => database.changes().watchUndo(recorder),
    (recorder) => database.trash().watch(page, recorder),
    (recorder) => database.changes().watch({ limit: 0 }, recorder),
  ];
  return watches.map((watch) => {
    const recorder = createRecorder<unknown>();
    watch(recorder);
    return recorder;
  });
}

/** All that can be asked of a database to write. */
const writesOf = (database: Database, id: string): (() => Promise<DatabaseResult<unknown>>)[] => [
  () => database.items().create({ name: 'new' }),
  () => database.items().createMany([{ name: 'new' }]),
  () => database.items().update(id, { name: 'new' }),
  () => database.items().delete(id),
  () => database.items().restore(id),
  () => database.changes().revert('some'),
  () => database.changes().restoreTo(id, 'some'),
  () => database.changes().revertBatch('some-batch'),
  () => database.changes().undo(),
  () => database.changes().redo(),
  () => database.trash().purge(id),
  () => database.trash().purgeAll(),
];

test('the same person is the same at every object, and goes by the first name', () => {
  const database = createMemoryDatabase();
  expect(database.as(ada).actor).toEqual(ada);
  expect(database.as({ ...ada, name: 'Ada L.' }).actor).toEqual(ada);
  expect(Object.isFrozen(database.as(ada).actor)).toBe(true);
});

test('what one person did is taken back by that person, at any object', async () => {
  const database = createMemoryDatabase();
  const { id } = valueOf(await database.as(ada).items().create({ name: 'Hers' }));
  expect(valueOf(await database.as(ben).changes().undo())).toBeUndefined();
  expect(valueOf(await database.changes().undo())).toBeUndefined();
  expect(valueOf(await database.as(ada).changes().undo())).toMatchObject({ change: { itemId: id } });
  expect(valueOf(await database.items().count())).toBe(0);
});

test('whoever closes is told nothing any more, and whoever does not, is', async () => {
  const database = createMemoryDatabase();
  const closed = database.as(ada);
  const [gone, there] = [watchAll(closed), watchAll(database.as(ada))];
  await setImmediate();
  for (const recorder of [...gone, ...there]) expect(recorder.take()).toHaveLength(1);
  await closed.close();
  await closed.close();
  valueOf(
    await database
      .as(ada)
      .items()
      .create({ name: 'a' }, { batch: { id: 'some-batch', title: 'Some' } }),
  );
  await setImmediate();
  expect(gone.flatMap((recorder) => recorder.take())).toEqual([]);
  expect(there.map((recorder) => recorder.take().length)).toEqual([1, 0, 1, 1, 1, 0, 0]);
  expect(watchAll(closed).flatMap((recorder) => recorder.take())).toEqual([]);
});

test('operations of whoever has closed are a ConnectionError, and others go on', async () => {
  const database = createMemoryDatabase();
  const closed = database.as(ada);
  const { id } = valueOf(await closed.items().create({ name: 'a' }));
  await closed.close();
  for (const write of writesOf(closed, id)) errorOf(await write(), 'ConnectionError');
  errorOf(await closed.changes().list({ limit: 1 }), 'ConnectionError');
  expect(valueOf(await closed.healthCheck()).reachable).toBe(false);
  expect(valueOf(await database.as(ada).items().count())).toBe(1);
});

test('closing the database closes it for everybody', async () => {
  const database = createMemoryDatabase();
  const other = database.as(ben);
  const recorders = watchAll(other);
  await database.close();
  await setImmediate();
  expect(recorders.flatMap((recorder) => recorder.take())).toEqual([]);
  errorOf(await other.items().count(), 'ConnectionError');
  errorOf(await database.items().count(), 'ConnectionError');
});

test('every write of somebody who may not edit is Forbidden and changes nothing', async () => {
  const database = createMemoryDatabase();
  const { id } = valueOf(await database.as(ada).items().create({ name: 'Lamp' }));
  valueOf(await database.as(ada).items().delete(id));
  const reader = database.as(ada, { canEdit: false });
  const before = valueOf(await database.changes().list({ limit: 10 }));
  for (const write of writesOf(reader, id)) errorOf(await write(), 'Forbidden');
  expect(valueOf(await reader.changes().list({ limit: 10 }))).toEqual(before);
  expect(valueOf(await reader.trash().list(page)).total).toBe(1);
});
