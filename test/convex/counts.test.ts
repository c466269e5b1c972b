import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Id } from '../../convex/_generated/dataModel.js';
import { toItem } from '../../convex/model/documents.ts';
import { sortDirections, sortFields } from '../../shared/database/query-limits.ts';
import { itemStatuses, type Item } from '../../shared/items/item.ts';
import { compareCodePoints, nameKey } from '../../shared/items/text.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Items as they should be listed, kept beside the database by the test itself. */
type Expected = Map<string, Item>;

const nameAt = (index: number) => `N${(index * 7) % 31}${index % 3 === 0 ? ' 😀' : ''}`;

async function createMany(t: ConvexTest, expected: Expected, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, index) => ({
    name: nameAt(index),
    status: itemStatuses[index % 3] ?? 'draft',
  }));
  for (const item of await t.mutation(api.items.createMany, { items })) expected.set(item.id, item);
}

/** Every list and every count, compared with what they should be. */
async function expectExact(t: ConvexTest, expected: Expected, limit = 7): Promise<void> {
  const creation = new Map([...expected.keys()].map((id, index) => [id, index]));
  const byCreation = (a: Item, b: Item) => (creation.get(a.id) ?? 0) - (creation.get(b.id) ?? 0);
  for (const status of [undefined, ...itemStatuses]) {
    const listed = [...expected.values()].filter((item) => !status || item.status === status);
    for (const field of sortFields) {
      const ascending = listed.toSorted(
        (a, b) =>
          (field === 'name' ? compareCodePoints(nameKey(a.name), nameKey(b.name)) : a[field] - b[field]) ||
          byCreation(a, b),
      );
      for (const direction of sortDirections) {
        const ordered = direction === 'asc' ? ascending : ascending.toReversed();
        for (let offset = 0; offset <= ordered.length; offset += limit) {
          const query = { limit, offset, sort: { field, direction }, ...(status && { status }) };
          const page = await t.query(api.items.page, query);
          expect(page).toEqual({ items: ordered.slice(offset, offset + limit), total: ordered.length });
        }
      }
    }
    expect(await t.query(api.items.count, status ? { status } : {})).toBe(listed.length);
  }
}

// What is scheduled does not run: a test decides what is called, and when it is cut off.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

const check = async (t: ConvexTest) => await t.action(internal.counts.check, {});
const right = { isRight: true, drift: [] };

/** Changes a few items in every way there is. */
async function writeSome(t: ConvexTest, expected: Expected, turn: number): Promise<void> {
  const at = (index: number) => [...expected.keys()][(index + turn * 11) % expected.size] ?? '';
  const update = async (id: string, changes: { name?: string; status?: 'active' | 'archived' }) => {
    expected.set(id, await t.mutation(api.items.update, { id, ...changes }));
  };
  await update(at(1), { name: `Renamed ${turn}` });
  await update(at(5), { status: 'archived' });
  await update(at(9), { name: `Both ${turn}`, status: 'active' });
  const deleted = at(13);
  await t.mutation(api.items.delete, { id: deleted });
  if (turn % 2 === 0) expected.delete(deleted);
  else expected.set(deleted, await t.mutation(api.items.restore, { id: deleted }));
  const created = await t.mutation(api.items.create, { name: `New ${turn}` });
  expected.set(created.id, created);
}

/** Has everything counted that waits for it. */
async function countAll(t: ConvexTest): Promise<void> {
  for (;;) {
    await t.mutation(internal.counts.countUncounted, {});
    const waiting = await t.run(async ({ db }) => await db.query('uncounted').first());
    if (!waiting) return;
  }
}

test('many new items are listed and counted at once, before, while and after they are counted', async () => {
  const t = await startConvexTest();
  const expected: Expected = new Map();
  await createMany(t, expected, 9);
  expect(await t.run(async ({ db }) => await db.query('uncounted').first())).toBeNull();
  await createMany(t, expected, 50);
  expect(await t.run(async ({ db }) => await db.query('uncounted').first())).not.toBeNull();
  await expectExact(t, expected);
  await t.mutation(internal.counts.countUncounted, {});
  await expectExact(t, expected);
  expect(await check(t)).toEqual(right);
  await writeSome(t, expected, 0);
  await writeSome(t, expected, 1);
  await expectExact(t, expected);
  await countAll(t);
  await expectExact(t, expected);
  expect(await check(t)).toEqual(right);
}, 60_000);

test('the scheduler counts what was created together', async () => {
  vi.useRealTimers();
  const t = await startConvexTest();
  await createMany(t, new Map(), 45);
  await expect
    .poll(async () => await t.run(async ({ db }) => await db.query('uncounted').first()), { timeout: 20_000 })
    .toBeNull();
  expect(await check(t)).toEqual(right);
});

test('more new items than can wait to be counted are refused', async () => {
  const t = await startConvexTest();
  await t.run(async ({ db }) => {
    for (let index = 0; index < 100; index += 1) await db.insert('uncounted', { entries: [] });
  });
  const items = Array.from({ length: 11 }, (_, index) => ({ name: nameAt(index) }));
  await expect(t.mutation(api.items.createMany, { items })).rejects.toMatchObject({
    data: { kind: 'QueryError' },
  });
  expect(await t.run(async ({ db }) => await db.query('items').first())).toBeNull();
});

/** Writes past the functions: as the dashboard and an import do. */
async function makeDrift(t: ConvexTest, expected: Expected): Promise<void> {
  const [first = '', second = '', third = ''] = [...expected.keys()];
  await t.run(async ({ db }) => {
    await db.delete('items', first as Id<'items'>);
    await db.patch('items', second as Id<'items'>, { status: 'archived' });
    const item = await db.get('items', third as Id<'items'>);
    if (!item) throw new Error('The item is not there.');
    const { _id, _creationTime, ...fields } = item;
    await db.insert('items', { ...fields, name: 'Imported', nameKey: 'imported' });
  });
}

/** Has the test expect what was written past the functions. */
async function followDrift(t: ConvexTest, expected: Expected): Promise<void> {
  const documents = await t.run(async ({ db }) => await db.query('items').take(1000));
  expected.clear();
  for (const document of documents) expected.set(document._id, toItem(document));
}

test('a check finds what was written past the functions, by order and scope', async () => {
  const t = await startConvexTest();
  const expected: Expected = new Map();
  await createMany(t, expected, 9);
  expect(await check(t)).toEqual(right);
  await makeDrift(t, expected);
  const drift = sortFields.flatMap((field) => [
    { field, scope: 'all', missing: 1, extra: 1 },
    { field, scope: 'draft', missing: 0, extra: 1 },
    { field, scope: 'active', missing: 0, extra: 1 },
    { field, scope: 'archived', missing: 2, extra: 0 },
  ]);
  expect(await check(t)).toEqual({ isRight: false, drift });
  expect(await t.action(internal.counts.check, { field: 'name' })).toEqual({
    isRight: false,
    drift: drift.slice(0, 4),
  });
});

test('a check goes through an order that is longer than a step', async () => {
  const t = await startConvexTest();
  const expected: Expected = new Map();
  await createMany(t, expected, 450);
  await countAll(t);
  expect(await check(t)).toEqual(right);
  const last = [...expected.keys()].at(-1) as Id<'items'>;
  await t.run(async ({ db }) => await db.delete('items', last));
  const found = await t.action(internal.counts.check, { field: 'createdAt' });
  expect(found.drift).toEqual([
    { field: 'createdAt', scope: 'all', missing: 0, extra: 1 },
    { field: 'createdAt', scope: 'archived', missing: 0, extra: 1 },
  ]);
}, 60_000);

test('counts that have drifted refuse no write', async () => {
  const t = await startConvexTest();
  const expected: Expected = new Map();
  await createMany(t, expected, 9);
  const [, id = ''] = [...expected.keys()];
  await t.run(async ({ db }) => await db.patch('items', id as Id<'items'>, { status: 'archived' }));
  const back = await t.mutation(api.items.update, { id, status: 'active' });
  expect(back.status).toBe('active');
  await t.run(async ({ db }) => await db.patch('items', id as Id<'items'>, { deletedAt: 1 }));
  expect(await t.mutation(api.items.restore, { id })).toEqual(back);
  await t.mutation(api.items.delete, { id });
});

const step = async (t: ConvexTest) => await t.mutation(internal.counts.rebuildStep, {});

test.each([0, 1, 2, 3])(
  'a rebuild that is cut off after %i steps goes on from there, with writes in between',
  { timeout: 60_000 },
  async (cut) => {
    const t = await startConvexTest();
    const expected: Expected = new Map();
    await createMany(t, expected, 50);
    for (let taken = 0; taken < 2; taken += 1) await t.mutation(internal.counts.countUncounted, {});
    await makeDrift(t, expected);
    await followDrift(t, expected);
    expect(await check(t)).toMatchObject({ isRight: false });
    expect(await t.mutation(internal.counts.rebuild, {})).toEqual({ isDone: false, items: 0 });
    for (let taken = 0; taken < cut; taken += 1) await step(t);
    await writeSome(t, expected, 0);
    await createMany(t, expected, 12);
    // Begun again, it says how far it has come.
    const again = await t.mutation(internal.counts.rebuild, {});
    expect(again).toEqual({ isDone: false, items: cut * 15 });
    for (let turn = 1; !(await step(t)).isDone; turn += 1) await writeSome(t, expected, turn);
    expect(await check(t)).toEqual(right);
    await countAll(t);
    expect(await check(t)).toEqual(right);
    await expectExact(t, expected, 20);
  },
);

test('the scheduler rebuilds to the end, and what was counted before is cleared away', async () => {
  vi.useRealTimers();
  const t = await startConvexTest();
  const expected: Expected = new Map();
  await createMany(t, expected, 9);
  await makeDrift(t, expected);
  await t.mutation(internal.counts.rebuild, {});
  await expect.poll(async () => (await check(t)).isRight, { timeout: 20_000 }).toBe(true);
  const counts = await t.run(async ({ db }) => await db.query('counts').first());
  expect(counts).toMatchObject({ generation: 1 });
  expect(counts).not.toHaveProperty('rebuild');
});
