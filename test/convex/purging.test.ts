import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Id } from '../../convex/_generated/dataModel.js';
import { retentionActor } from '../../shared/database/actors.ts';
import { measureMutation } from './measure.ts';
import { seedItems, seedModule } from './seed-items.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** What goes for ever, by hand and with time, in steps that each fit into a transaction. */

// What is scheduled does not run, unless a test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const day = 24 * 60 * 60 * 1000;
const everything = { limit: 100, offset: 0 };

const create = async (t: ConvexTest, name: string): Promise<Id<'items'>> =>
  (await t.mutation(api.items.create, { name })).id as Id<'items'>;

/** So many changes more of an item, as updates would have left them, made so long ago (ms). */
async function seedUpdates(t: ConvexTest, itemId: Id<'items'>, count: number, age = 0, batchId?: string) {
  const fields = { name: 'Old', description: '', status: 'draft', tags: [] } as const;
  for (let first = 0; first < count; first += 1000) {
    await t.run(async ({ db }) => {
      for (let index = first; index < Math.min(count, first + 1000); index += 1) {
        await db.insert('changes', {
          ...{
            itemId,
            version: 1,
            at: Date.now() - age,
            actor: t.member.actor,
            kind: 'updated',
            role: 'anew',
          },
          ...{ before: { name: 'Older' }, changed: ['name'], fields: { ...fields, tags: [] } },
          ...(batchId === undefined ? { undoState: 'done' } : { batchId }),
        });
      }
    });
  }
}

const storedChanges = async (t: ConvexTest) =>
  (await t.run(async ({ db }) => await db.query('changes').take(20_000))).length;

const listAll = async (t: ConvexTest, filter: object = {}) =>
  (await t.query(api.changes.list, { limit: 200, ...filter })).changes;

test('an item with thousands of changes is gone at once, and its changes are, bit by bit', async () => {
  const t = await startConvexTest();
  const id = await create(t, 'Hulk');
  const other = await create(t, 'Buoy');
  await seedUpdates(t, id, 5000);
  const [change] = await listAll(t, { itemId: id });
  await t.mutation(api.items.delete, { id });
  await t.mutation(api.trash.purge, { id });
  expect(await storedChanges(t)).toBeGreaterThan(2000);

  const gone = {
    kind: 'purged',
    itemName: 'Hulk',
    itemId: id,
    version: 1,
    before: null,
    after: null,
    actor: t.member.actor,
  };
  expect(await listAll(t, { itemId: id })).toMatchObject([gone]);
  expect(await listAll(t)).toMatchObject([gone, { kind: 'created', itemId: other }]);
  expect(await listAll(t, { actorId: t.member.actor.id, kind: 'updated' })).toEqual([]);
  for (const reference of [api.changes.get, api.changes.snapshot]) {
    await expect(t.query(reference, { id: change?.id ?? '' })).rejects.toMatchObject({
      data: { kind: 'NotFound' },
    });
  }
  const state = await t.query(api.changes.undoState, {});
  expect(state).not.toMatchObject({ undo: { change: { itemId: id } } });

  for (let steps = 0; (await storedChanges(t)) > 2; steps += 1) {
    expect(steps).toBeLessThan(5);
    await t.mutation(internal.background.continuePurging, {});
  }
  expect(await t.run(async ({ db }) => await db.query('purges').first())).toBeNull();
  expect(await listAll(t, { itemId: id })).toMatchObject([gone]);
  expect(await t.query(api.changes.undoState, {})).toMatchObject({
    undo: { change: { itemId: other } },
  });
}, 60_000);

test('what was purged leaves nothing of its content behind', async () => {
  const t = await startConvexTest();
  const id = await create(t, 'Secret');
  await t.mutation(api.items.update, { id, description: 'Never to be seen' });
  await t.mutation(api.items.delete, { id });
  await t.mutation(api.trash.purge, { id });
  const tables = ['items', 'searchTexts', 'changes', 'batches', 'uncounted'] as const;
  const stored = await t.run(
    async ({ db }) => await Promise.all(tables.map((table) => db.query(table).take(10))),
  );
  expect(JSON.stringify(stored)).not.toContain('Never to be seen');
  expect(stored[2]).toMatchObject([{ kind: 'purged', purgedName: 'Secret' }]);
  expect(stored[2]?.[0]).not.toHaveProperty('fields');
});

test('a batch of which nothing is on record any more is nobody’s', async () => {
  const t = await startConvexTest();
  const batch = { id: 'batch-one', title: 'Import' };
  const { id } = await t.mutation(api.items.create, { name: 'Hulk', batch });
  const other = await signIn(t.nobody, 'Ben');
  const buoy = { name: 'Buoy', batch: { ...batch, title: 'Another' } };
  await expect(other.mutation(api.items.create, buoy)).rejects.toMatchObject({ data: { kind: 'Forbidden' } });
  await t.mutation(api.items.delete, { id });
  await t.mutation(api.trash.purge, { id });
  expect(await t.query(api.changes.undoState, {})).toEqual({});
  await other.mutation(api.items.create, buoy);
  expect(await t.query(api.changes.batch, { id: batch.id })).toMatchObject({ title: 'Another', size: 1 });
});

test('an emptied trash loses the oldest first, as many at a time as there is room for, and what is deleted later stays', async () => {
  const t = await startConvexTest({ componentModules: { seed: seedModule } });
  await seedItems(t, 10, 300);
  const total = await t.mutation(api.trash.purgeAll, {});
  expect(total).toBe(300);
  const left = await t.query(api.trash.list, everything);
  expect(left.total).toBeGreaterThan(50);
  expect(left.total).toBeLessThan(250);
  expect(left.items[0]?.item.name).toBe(`Item ${String((309 * 7919) % 9973).padStart(5, '0')}`);
  const later = await create(t, 'Later');
  await t.mutation(api.items.delete, { id: later });
  // Called again when it was cut, it goes on; whoever asks again means what is there then, too.
  for (let steps = 0; (await t.query(api.trash.list, everything)).total > 1; steps += 1) {
    expect(steps).toBeLessThan(6);
    const cost = await measureMutation(t, internal.background.continueEmptying, {});
    expect(cost.ranges).toBeLessThan(4096 * (2 / 3));
  }
  const { items } = await t.query(api.trash.list, everything);
  expect(items.map(({ item }) => item.name)).toEqual(['Later']);
  expect(await listAll(t, { kind: 'purged', actorId: t.member.actor.id })).toHaveLength(200);
  expect(await t.action(internal.counts.check, {})).toEqual({ isRight: true, drift: [] });
}, 60_000);

test('the scheduler empties the trash to the end', async () => {
  vi.useRealTimers();
  const t = await startConvexTest({ componentModules: { seed: seedModule } });
  await seedItems(t, 5, 250);
  expect(await t.mutation(api.trash.purgeAll, {})).toBe(250);
  await expect
    .poll(async () => (await t.query(api.trash.list, everything)).total, { timeout: 20_000 })
    .toBe(0);
  expect(await t.run(async ({ db }) => await db.query('emptyings').first())).toBeNull();
}, 60_000);

test('what was cut off goes on when the night comes', async () => {
  const t = await startConvexTest({ componentModules: { seed: seedModule } });
  await seedItems(t, 10, 250);
  await t.mutation(api.trash.purgeAll, {});
  const batch = { id: 'batch-of-fifty', title: 'Import' };
  const items = Array.from({ length: 50 }, (_, index) => ({ name: `Boat ${index}` }));
  await t.mutation(api.items.createMany, { items, batch });
  await t.mutation(api.changes.revertBatch, { id: batch.id });
  const scheduled = () =>
    t.run(async ({ db, scheduler }) => {
      const jobs = await db.system.query('_scheduled_functions').take(100);
      const waiting = jobs.filter(({ state }) => state.kind === 'pending');
      for (const { _id } of waiting) await scheduler.cancel(_id);
      return waiting
        .map(({ name }) => name.replace(/\W+/, ':'))
        .filter((name) => name.startsWith('background'));
    });
  expect(await scheduled()).toContain('background:continueReversals');
  expect(await t.mutation(internal.background.prune, {})).toEqual({ isDone: true });
  expect((await scheduled()).toSorted()).toEqual([
    'background:continueEmptying',
    'background:continueReversals',
  ]);
});

test('changes that are older than they are kept for go, in steps, the oldest first, and their batches with them', async () => {
  const t = await startConvexTest();
  const id = await create(t, 'Buoy');
  await seedUpdates(t, id, 3000, 366 * day);
  await seedUpdates(t, id, 5, 366 * day, 'old-batch');
  await seedUpdates(t, id, 5, 364 * day);
  await t.run(async ({ db }) => {
    const latest = await db
      .query('changes')
      .withIndex('by_space_and_batchId', (q) => q.eq('space', undefined).eq('batchId', 'old-batch'))
      .order('desc')
      .first();
    await db.insert('batches', {
      ...{
        batchId: 'old-batch',
        title: 'Old',
        actor: t.member.actor,
        at: 1,
        size: 5,
        latest: latest?._creationTime ?? 0,
      },
      ...{ role: 'anew', undoState: 'done' },
    });
  });
  expect(await t.query(api.changes.batch, { id: 'old-batch' })).toMatchObject({ size: 5 });
  const first = await measureMutation(t, internal.background.prune, {});
  expect(first.ranges).toBeLessThan(4096 * (2 / 3));
  expect(await storedChanges(t)).toBe(2011);
  for (let isDone = false; !isDone;) ({ isDone } = await t.mutation(internal.background.prune, {}));
  expect(await storedChanges(t)).toBe(6);
  await expect(t.query(api.changes.batch, { id: 'old-batch' })).rejects.toMatchObject({
    data: { kind: 'NotFound' },
  });
  expect(await t.query(api.changes.undoState, {})).toMatchObject({
    undo: { change: { kind: 'updated' } },
  });
}, 60_000);

test('deleted items that are older than they are kept for are deleted for ever, by the database', async () => {
  const t = await startConvexTest();
  const [old, young] = [await create(t, 'Old'), await create(t, 'Young')];
  for (const id of [old, young]) await t.mutation(api.items.delete, { id });
  await t.run(async ({ db }) => await db.patch('items', old, { deletedAt: Date.now() - 31 * day }));
  expect(await t.mutation(internal.background.prune, {})).toEqual({ isDone: true });
  const { items, keptFor } = await t.query(api.trash.list, everything);
  expect(items.map(({ item }) => item.name)).toEqual(['Young']);
  expect(keptFor).toBe(30 * day);
  expect(await listAll(t, { kind: 'purged' })).toMatchObject([{ itemName: 'Old', actor: retentionActor }]);
});

test('the environment says for how many days changes and deleted items are kept', async () => {
  vi.stubEnv('CHANGE_RETENTION_DAYS', '2');
  vi.stubEnv('TRASH_RETENTION_DAYS', '1');
  const t = await startConvexTest();
  const id = await create(t, 'Buoy');
  await seedUpdates(t, id, 1, 3 * day);
  expect((await t.query(api.changes.list, { limit: 1 })).keptFor).toBe(2 * day);
  expect((await t.query(api.trash.list, everything)).keptFor).toBe(day);
  await t.mutation(internal.background.prune, {});
  expect(await listAll(t)).toMatchObject([{ kind: 'created' }]);
});

test('with a wrong number of days nothing is pruned, and the log says what is wrong', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  vi.stubEnv('CHANGE_RETENTION_DAYS', 'a year');
  const t = await startConvexTest();
  const id = await create(t, 'Buoy');
  await seedUpdates(t, id, 1, 4000 * day);
  await t.run(async ({ db }) => await db.patch('items', id, { deletedAt: 1, trashKey: 1 }));
  await t.mutation(internal.background.prune, {});
  expect(said.mock.calls).toEqual([[expect.stringContaining('CHANGE_RETENTION_DAYS is "a year"')]]);
  said.mockRestore();
  // The trash has a setting of its own, which is right; its changes went with the item.
  expect(await listAll(t)).toMatchObject([{ kind: 'purged' }]);
});
