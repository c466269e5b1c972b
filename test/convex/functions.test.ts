import { makeFunctionReference, type FunctionReference } from 'convex/server';
import { expect, test, vi } from 'vitest';
import { api } from '../../convex/_generated/api.js';
import type { Item } from '../../shared/items/item.ts';
import { search } from './search.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** The contract suite says what the functions must do, by way of the client; here is what only the server knows. */

const byName = { field: 'name', direction: 'asc' } as const;
const namesOf = (items: readonly Item[]) => items.map(({ name }) => name);
const firstOf = (items: readonly Item[]): Item => {
  const [item] = items;
  if (!item) throw new Error('There is no item.');
  return item;
};

async function createAll(t: ConvexTest, names: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of names) items.push(await t.mutation(api.items.create, { name }));
  return items;
}

test('an item on the wire has the fields of an item and no others', async () => {
  const t = await startConvexTest();
  const item = await t.mutation(api.items.create, { name: '  Sextant ' });
  const { id, createdAt } = item;
  const expected = { description: '', status: 'draft', tags: [], updatedAt: createdAt, version: 1 };
  expect(item).toEqual({ id, name: 'Sextant', createdAt, ...expected });
  expect(await t.query(api.items.get, { id })).toEqual(item);
  expect(await t.query(api.items.list, { limit: 1, offset: 0 })).toEqual([item]);
  expect(await t.query(api.items.page, { limit: 1, offset: 0 })).toEqual({ items: [item], total: 1 });
  expect(await search(t, api.items.search, { search: 'sex', limit: 1, offset: 0 })).toEqual({
    items: [item],
    total: 1,
  });
});

test('a client that knows names and plain arguments only can do everything', async () => {
  const t = await startConvexTest();
  type Args = Record<string, string | number>;
  const query = (name: string, args: Args) =>
    t.query(
      makeFunctionReference(name) as unknown as FunctionReference<'query', 'public', Args>,
      args,
    ) as Promise<unknown>;
  const mutate = (name: string, args: Args) =>
    t.mutation(
      makeFunctionReference(name) as unknown as FunctionReference<'mutation', 'public', Args>,
      args,
    ) as Promise<unknown>;
  const created = (await mutate('items:create', { name: 'Log', description: 'Of wood' })) as Item;
  const { id } = created;
  expect(await query('items:list', { limit: 10, offset: 0 })).toEqual([created]);
  expect(await query('items:count', {})).toBe(1);
  expect(await query('items:get', { id })).toEqual(created);
  const updated = await mutate('items:update', { id, name: 'Log line', description: 'Of hemp' });
  expect(updated).toMatchObject({ id, name: 'Log line', description: 'Of hemp', version: 2 });
  expect(await mutate('items:delete', { id })).toBeNull();
  expect(await query('items:count', {})).toBe(0);
});

test('names are ordered by code point, above the surrogates too', async () => {
  const t = await startConvexTest();
  const ordered = [
    'a',
    'z',
    'é',
    '\ue000',
    '\uf8ff',
    '\uffef',
    '\uffff',
    '\u{10000}',
    '😀',
    '😀a',
    '😁',
    '\u{10ffff}',
  ];
  await createAll(t, ordered.toReversed());
  for (const [offset, name] of ordered.entries()) {
    const page = await t.query(api.items.page, { limit: 1, offset, sort: byName });
    expect(namesOf(page.items)).toEqual([name]);
  }
});

test('a page that begins among equal names goes on where the page before has ended', async () => {
  const t = await startConvexTest();
  const created = await createAll(t, ['b', 'a', 'B', 'c', 'b', 'B', 'a']);
  const ascending = [1, 6, 0, 2, 4, 5, 3].map((index) => created[index]?.id);
  for (const limit of [1, 2, 3, 5]) {
    for (const [direction, ids] of [
      ['asc', ascending],
      ['desc', ascending.toReversed()],
    ] as const) {
      for (let offset = 0; offset < ids.length; offset += 1) {
        const args = { limit, offset, sort: { field: 'name', direction } } as const;
        const { items, total } = await t.query(api.items.page, args);
        expect(items.map(({ id }) => id)).toEqual(ids.slice(offset, offset + limit));
        expect(total).toBe(7);
      }
    }
  }
});

test('an update never takes the time back, whatever the clock does', async () => {
  const t = await startConvexTest();
  const clock = vi.spyOn(Date, 'now');
  try {
    clock.mockReturnValue(5000);
    const { id } = await t.mutation(api.items.create, { name: 'Clock' });
    clock.mockReturnValue(4000);
    const updated = await t.mutation(api.items.update, { id, name: 'Watch' });
    expect(updated).toMatchObject({ createdAt: 5000, updatedAt: 5000, version: 2 });
    clock.mockReturnValue(6000);
    expect(await t.mutation(api.items.update, { id, name: 'Dial' })).toMatchObject({ updatedAt: 6000 });
  } finally {
    clock.mockRestore();
  }
});

test('an update that changes nothing writes nothing', async () => {
  const t = await startConvexTest();
  const item = firstOf(await createAll(t, ['Buoy']));
  expect(await t.mutation(api.items.update, { id: item.id, name: 'Buoy', status: 'draft' })).toEqual(item);
});

test('a deleted item leaves a tombstone that only restore can see, and comes back as it was', async () => {
  const t = await startConvexTest();
  await createAll(t, ['Anchor', 'Compass', 'Dinghy']);
  const item = firstOf(await t.query(api.items.list, { limit: 1, offset: 1, sort: byName }));
  const everything = async () => ({
    orders: await Promise.all(
      (['name', 'createdAt', 'updatedAt'] as const).map((field) =>
        t.query(api.items.page, { limit: 9, offset: 0, sort: { field, direction: 'asc' } }),
      ),
    ),
    drafts: await t.query(api.items.page, { limit: 9, offset: 0, status: 'draft' }),
    counts: [await t.query(api.items.count, {}), await t.query(api.items.count, { status: 'draft' })],
    found: await search(t, api.items.search, { limit: 9, offset: 0, search: 'compass' }),
  });
  const before = await everything();
  expect(before.found.total).toBe(1);
  await t.mutation(api.items.delete, { id: item.id });
  const gone = await everything();
  expect(gone.counts).toEqual([2, 2]);
  expect(gone.found).toEqual({ items: [], total: 0 });
  for (const page of [...gone.orders, gone.drafts]) {
    expect(namesOf(page.items)).toEqual(['Anchor', 'Dinghy']);
    expect(page.total).toBe(2);
  }
  expect(await t.run(async ({ db }) => (await db.query('items').take(9)).length)).toBe(3);
  expect(await t.mutation(api.items.restore, { id: item.id })).toEqual(item);
  expect(await everything()).toEqual(before);
  expect(await t.mutation(api.items.restore, { id: item.id })).toEqual(item);
});

test('a search finds what matches, the best first, in a status and in an order', async () => {
  const t = await startConvexTest();
  const long = 'x'.repeat(40);
  const fields = [
    { name: 'Deck brush', description: 'For the boat', tags: ['cleaning'] },
    { name: 'Boat hook', description: '', tags: [] },
    { name: 'Paint', description: 'A boathouse was blue', tags: ['boat'] },
    { name: `Rope ${long}y`, description: '帆船 and more', status: 'active' as const, tags: [] },
  ];
  for (const item of fields) await t.mutation(api.items.create, item);
  const find = async (words: string, more: { status?: 'active'; sort?: typeof byName } = {}) =>
    namesOf((await search(t, api.items.search, { search: words, limit: 9, offset: 0, ...more })).items);
  expect(await find('boat')).toEqual(['Boat hook', 'Paint', 'Deck brush']);
  expect(await find('boat', { sort: byName })).toEqual(['Boat hook', 'Deck brush', 'Paint']);
  expect(await find('boat blue')).toEqual(['Paint']);
  expect(await find('boat', { status: 'active' })).toEqual([]);
  expect(await find('船')).toEqual([`Rope ${long}y`]);
  expect(await find(long)).toEqual([`Rope ${long}y`]);
  expect(await find(`${long}y`)).toEqual([`Rope ${long}y`]);
  expect(await find(`${long}z`)).toEqual([]);
  expect(await search(t, api.items.count, { search: 'boat' })).toBe(3);
});

test('a search sorted the other way is the exact reverse, equal names among it', async () => {
  const t = await startConvexTest();
  const created = await createAll(t, ['Cleat', 'Cleat', 'Block', 'Cleat']);
  const cleats = [0, 1, 3].map((index) => created[index]?.id);
  for (const direction of ['asc', 'desc'] as const) {
    const sort = { field: 'name', direction } as const;
    const found = await search(t, api.items.page, { search: 'c', limit: 9, offset: 0, sort });
    expect(found.items.map(({ id }) => id)).toEqual(direction === 'asc' ? cleats : cleats.toReversed());
  }
});

test('a search follows what is written', async () => {
  const t = await startConvexTest();
  const { id } = await t.mutation(api.items.create, { name: 'Oar' });
  const count = async (words: string, status?: 'archived') =>
    await search(t, api.items.count, { search: words, ...(status && { status }) });
  await t.mutation(api.items.update, { id, name: 'Paddle', status: 'archived' });
  expect([await count('oar'), await count('paddle'), await count('paddle', 'archived')]).toEqual([0, 1, 1]);
});

test('with more candidates than a search can have, the rarer word finds all that match', async () => {
  const t = await startConvexTest();
  for (let batch = 0; batch < 3; batch += 1) {
    const items = Array.from({ length: 400 }, (_, index) => ({ name: `Common ${batch * 400 + index}` }));
    await t.mutation(api.items.createMany, { items });
  }
  await t.mutation(api.items.create, { name: 'Common exceptional thing' });
  const args = { search: 'common exceptional thi', limit: 9, offset: 0 };
  const found = await search(t, api.items.search, args);
  expect(found).toMatchObject({ items: [{ name: 'Common exceptional thing' }], total: 1 });
  expect(await search(t, api.items.count, { search: 'common' })).toBe(1024);
});

test('a page that weighs more than an answer can hold is refused, a smaller one is not', async () => {
  const t = await startConvexTest();
  const description = '€'.repeat(10_000);
  for (let batch = 0; batch < 4; batch += 1) {
    const items = Array.from({ length: 100 }, () => ({ name: 'Heavy', description }));
    await t.mutation(api.items.createMany, { items });
  }
  await expect(t.query(api.items.page, { limit: 1000, offset: 0 })).rejects.toMatchObject({
    data: { kind: 'QueryError' },
  });
  expect((await t.query(api.items.page, { limit: 300, offset: 0 })).items).toHaveLength(300);
});

test('items that weigh more than a transaction can hold are refused, all of them', async () => {
  const t = await startConvexTest();
  const items = Array.from({ length: 500 }, () => ({ name: 'Heavy', description: '€'.repeat(10_000) }));
  await expect(t.mutation(api.items.createMany, { items })).rejects.toMatchObject({
    data: { kind: 'QueryError' },
  });
  expect(await t.query(api.items.count, {})).toBe(0);
});

test('a search of heavy items keeps within what a transaction may read', async () => {
  const t = await startConvexTest();
  const description = Array.from({ length: 1000 }, (_, index) => `wörd${index % 10}`).join(' ');
  for (let batch = 0; batch < 5; batch += 1) {
    const items = Array.from({ length: 200 }, () => ({ name: 'Heavy common load', description }));
    await t.mutation(api.items.createMany, { items });
  }
  const page = await search(t, api.items.search, { search: 'heavy common loa', limit: 1000, offset: 0 });
  expect(page.total).toBeGreaterThan(200);
  expect(page.total).toBeLessThan(1000);
  expect(page.items).toHaveLength(page.total);
});
