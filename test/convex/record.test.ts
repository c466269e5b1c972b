import { afterEach, expect, test, vi } from 'vitest';
import { api } from '../../convex/_generated/api.js';
import type { Change, ChangeQuery } from '../../shared/database/changes.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Of the record, what only the server knows: who somebody is, what is stored, what a page can hold. */

afterEach(() => vi.restoreAllMocks());

const listAll = async (t: ConvexTest, query: Partial<ChangeQuery> = {}) =>
  (await t.query(api.changes.list, { limit: 200, ...query })).changes;

test('the author of a change is the member, as they are called here', async () => {
  const t = await startConvexTest();
  const { email, identity, actor } = t.member;
  const caller = t.nobody.withIdentity({ ...identity, email, name: 'Somebody else' });
  const { id } = await caller.mutation(api.items.create, { name: 'Lamp' });
  await caller.mutation(api.items.delete, { id });
  expect((await listAll(t)).map((change) => change.actor)).toEqual([actor, actor]);
  expect((await t.query(api.trash.list, { limit: 1, offset: 0 })).items[0]?.deletedBy).toEqual(actor);
  expect(await caller.query(api.changes.undoState, {})).toMatchObject({ undo: { change: { actor } } });
  expect((await caller.mutation(api.changes.undo, {})).outcome).toMatchObject({ change: { actor } });
});

test('of an item, no change is older than the one before, whatever the clock does', async () => {
  const t = await startConvexTest();
  const clock = vi.spyOn(Date, 'now');
  const at = (time: number) => clock.mockReturnValue(time);
  at(5000);
  const { id } = await t.mutation(api.items.create, { name: 'Clock' });
  at(9000);
  await t.mutation(api.items.delete, { id });
  at(8000);
  await t.mutation(api.items.restore, { id });
  at(7000);
  const updated = await t.mutation(api.items.update, { id, name: 'Watch' });
  at(6000);
  await t.mutation(api.items.delete, { id });
  at(4000);
  await t.mutation(api.trash.purge, { id });
  at(20_000);
  expect((await listAll(t)).map((change) => change.at)).toEqual([9000]);
  expect(updated.updatedAt).toBe(9000);
});

test('a list goes on where it has ended, whatever is written and pruned meanwhile', async () => {
  const t = await startConvexTest();
  for (let index = 0; index < 9; index += 1) await t.mutation(api.items.create, { name: `Lamp ${index}` });
  const first = await t.query(api.changes.list, { limit: 4, kind: 'created' });
  await t.mutation(api.items.create, { name: 'Later' });
  const last = first.changes.at(-1) as Change;
  await t.run(async ({ db }) => {
    const id = db.normalizeId('changes', last.id);
    if (id) await db.delete('changes', id);
  });
  const cursor = first.next ?? '';
  const second = await t.query(api.changes.list, { limit: 4, kind: 'created', cursor });
  const third = await t.query(api.changes.list, { limit: 4, kind: 'created', cursor: second.next ?? '' });
  const names = [first, second, third].flatMap(({ changes }) => changes.map(({ itemName }) => itemName));
  expect(names).toEqual(Array.from({ length: 9 }, (_, index) => `Lamp ${8 - index}`));
  expect(third).not.toHaveProperty('next');
});

test('changes of one moment are listed one by one, the last first', async () => {
  const t = await startConvexTest();
  vi.spyOn(Date, 'now').mockReturnValue(5000);
  const items = Array.from({ length: 7 }, (_, index) => ({ name: `Lamp ${index}` }));
  await t.mutation(api.items.createMany, { items });
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: 2, from: 5000, to: 5001, ...(cursor !== undefined && { cursor }) };
    const page = await t.query(api.changes.list, query);
    seen.push(...page.changes.map(({ itemName }) => itemName));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  expect(seen).toEqual(items.map(({ name }) => name).toReversed());
});

test.each(['', 'x', '1_2_3', '__', 'é', '1e9_NaN_NaN'])('no list goes on at %j', async (cursor) => {
  const t = await startConvexTest();
  await t.mutation(api.items.create, { name: 'Lamp' });
  await expect(t.query(api.changes.list, { limit: 1, cursor })).rejects.toMatchObject({
    data: { kind: 'ValidationError', issues: [{ path: ['cursor'] }] },
  });
});

test('a cursor is refused by every other list', async () => {
  const t = await startConvexTest();
  const { id } = await t.mutation(api.items.create, { name: 'Lamp' });
  await t.mutation(api.items.update, { id, name: 'Torch' });
  const { next: cursor = '' } = await t.query(api.changes.list, { limit: 1, itemId: id });
  expect(await listAll(t, { itemId: id, cursor })).toHaveLength(1);
  for (const other of [
    {},
    { kind: 'updated' },
    { itemId: 'another' },
    { actorId: id },
    { from: 1 },
  ] as const) {
    await expect(t.query(api.changes.list, { limit: 1, cursor, ...other })).rejects.toMatchObject({
      data: { kind: 'ValidationError', issues: [{ path: ['cursor'] }] },
    });
  }
});

test('a page of heavy changes ends before it weighs too much, and the next one goes on there', async () => {
  const t = await startConvexTest();
  const description = '€'.repeat(10_000);
  for (let batch = 0; batch < 6; batch += 1) {
    const items = Array.from({ length: 60 }, (_, index) => ({
      name: `Heavy ${batch * 60 + index}`,
      description,
    }));
    await t.mutation(api.items.createMany, { items });
  }
  const first = await t.query(api.changes.list, { limit: 200 });
  // Each creation carries what it created, and that is all there was of it.
  expect(first.changes.length).toBe(200);
  for (const change of first.changes.slice(0, 150)) {
    await t.mutation(api.items.update, { id: change.itemId, description: '¥'.repeat(10_000) });
  }
  const heavier = await t.query(api.changes.list, { limit: 200 });
  expect(heavier.changes.length).toBeGreaterThan(100);
  expect(heavier.changes.length).toBeLessThan(200);
  const { changes } = await t.query(api.changes.list, { limit: 200, cursor: heavier.next ?? '' });
  const ids = [...heavier.changes, ...changes].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(changes[0]?.at).toBeLessThanOrEqual(heavier.changes.at(-1)?.at ?? 0);
}, 60_000);

test('a batch is one document, which a transaction writes once, however many changes it makes', async () => {
  const t = await startConvexTest();
  const batch = { id: 'batch-one', title: 'Import' };
  const items = Array.from({ length: 30 }, (_, index) => ({ name: `Lamp ${index}` }));
  const created = await t.mutation(api.items.createMany, { items, batch });
  await t.mutation(api.items.update, { id: created[0]?.id ?? '', name: 'Torch', batch });
  await t.mutation(api.items.update, { id: created[0]?.id ?? '', name: 'Torch', batch });
  expect(await t.query(api.changes.batch, { id: batch.id })).toMatchObject({ ...batch, size: 31 });
  expect(await t.run(async ({ db }) => await db.query('batches').take(9))).toHaveLength(1);
});

test('a change is stored with all that the item held after it, and that once', async () => {
  const t = await startConvexTest();
  const { id } = await t.mutation(api.items.create, { name: 'Lamp', tags: ['a'] });
  await t.mutation(api.items.update, { id, name: 'Torch', description: 'Of brass' });
  const [created, updated] = await t.run(async ({ db }) => await db.query('changes').take(9));
  const fields = { name: 'Lamp', description: '', status: 'draft', tags: ['a'] };
  expect(created).toMatchObject({ before: null, changed: ['name', 'description', 'status', 'tags'], fields });
  expect(updated).toMatchObject({
    before: { name: 'Lamp', description: '' },
    changed: ['name', 'description'],
    fields: { ...fields, name: 'Torch', description: 'Of brass' },
  });
  expect(updated).not.toHaveProperty('after');
});
