import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Id } from '../../convex/_generated/dataModel.js';
import { unknownActor } from '../../shared/database/actors.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** The trash is counted as the lists are: see counts.test.ts for what holds of both. */

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function createNamed(t: ConvexTest, names: readonly string[]): Promise<Id<'items'>[]> {
  const ids: Id<'items'>[] = [];
  for (const name of names) ids.push((await t.mutation(api.items.create, { name })).id as Id<'items'>);
  return ids;
}

/** Every window of the trash, compared with what should be in it. */
async function expectTrash(t: ConvexTest, names: readonly string[]): Promise<void> {
  for (const limit of [1, 3, 100]) {
    for (let offset = 0; offset <= names.length; offset += 1) {
      const page = await t.query(api.trash.list, { limit, offset });
      expect(page.items.map(({ item }) => item.name)).toEqual(names.slice(offset, offset + limit));
      expect(page.total).toBe(names.length);
    }
  }
  expect(await t.action(internal.counts.check, {})).toEqual({ isRight: true, drift: [] });
}

const names = Array.from({ length: 12 }, (_, index) => `Boat ${index}`);

/** Twelve items, of which eight are deleted in another order than they were created in. */
async function startDeleted() {
  const t = await startConvexTest();
  const ids = await createNamed(t, names);
  const order = [7, 2, 11, 0, 5, 9, 3, 8];
  for (const index of order) await t.mutation(api.items.delete, { id: ids[index] ?? '' });
  return { t, ids, expected: order.toReversed().map((index) => names[index] ?? '') };
}

test('any window of the trash is exact, the latest deleted first, after whatever is done to it', async () => {
  const { t, ids, expected } = await startDeleted();
  await expectTrash(t, expected);
  await t.mutation(api.items.restore, { id: ids[0] ?? '' });
  await t.mutation(api.trash.purge, { id: ids[5] ?? '' });
  const rest = expected.filter((name) => name !== 'Boat 0' && name !== 'Boat 5');
  await expectTrash(t, rest);
  await t.mutation(api.items.delete, { id: ids[0] ?? '' });
  await expectTrash(t, ['Boat 0', ...rest]);
});

test('what was deleted in one moment is in the order of deletion', async () => {
  const t = await startConvexTest();
  const ids = await createNamed(t, names);
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  for (const id of ids.toReversed()) await t.mutation(api.items.delete, { id });
  clock.mockRestore();
  await expectTrash(t, names);
});

test('of what was created together and is not counted yet, one can be deleted and another restored', async () => {
  const t = await startConvexTest();
  const created = await t.mutation(api.items.createMany, { items: names.map((name) => ({ name })) });
  const [first, second] = created.map(({ id }) => id);
  await t.mutation(api.items.delete, { id: first ?? '' });
  await t.mutation(api.items.delete, { id: second ?? '' });
  await t.mutation(api.items.restore, { id: first ?? '' });
  await expectTrash(t, ['Boat 1']);
  await t.mutation(internal.counts.countUncounted, {});
  await expectTrash(t, ['Boat 1']);
  expect(await t.query(api.items.count, {})).toBe(11);
});

test('a trash that was written past the functions is found, and counted anew', async () => {
  const { t, ids, expected } = await startDeleted();
  await t.run(async ({ db }) => await db.delete('items', ids[11] as Id<'items'>));
  await t.run(async ({ db }) => await db.patch('items', ids[2] as Id<'items'>, { trashKey: 1 }));
  expect(await t.action(internal.counts.check, { field: 'deletedAt' })).toEqual({
    isRight: false,
    drift: [{ field: 'deletedAt', scope: 'trash', missing: 1, extra: 2 }],
  });
  await t.mutation(internal.counts.rebuild, {});
  while (!(await t.mutation(internal.counts.rebuildStep, {})).isDone);
  const rest = expected.filter((name) => name !== 'Boat 11' && name !== 'Boat 2');
  await expectTrash(t, [...rest, 'Boat 2']);
});

test('what a former version had deleted is in the trash when it is counted anew', async () => {
  const t = await startConvexTest();
  const [old, older, live] = await createNamed(t, ['Old', 'Older', 'Live']);
  // As it was then: only the time was noted, and no tree had it.
  for (const [id, deletedAt] of [
    [old, 9000],
    [older, 8000],
  ] as const) {
    if (!id) continue;
    await t.mutation(api.items.delete, { id });
    await t.mutation(api.items.restore, { id });
    await t.run(async ({ db }) => await db.patch('items', id, { deletedAt }));
  }
  await t.mutation(internal.counts.rebuild, {});
  while (!(await t.mutation(internal.counts.rebuildStep, {})).isDone);
  await expectTrash(t, ['Old', 'Older']);
  const { items } = await t.query(api.trash.list, { limit: 1, offset: 0 });
  expect(items[0]).toMatchObject({ deletedAt: 9000, deletedBy: unknownActor });
  await t.mutation(api.items.restore, { id: old ?? '' });
  await expectTrash(t, ['Older']);
  expect(await t.query(api.items.count, {})).toBe(2);
  expect((await t.query(api.items.get, { id: live ?? '' })).name).toBe('Live');
});
