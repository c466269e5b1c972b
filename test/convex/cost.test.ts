import { beforeAll, describe, expect, test } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Entry } from '../../convex/model/orders.ts';
import { sortDirections } from '../../shared/database/query-limits.ts';
import { measureMutation, measureQuery, type Documents } from './measure.ts';
import { seedCreations } from './seed-changes.ts';
import { seedItems, seedModule, validateTrees } from './seed-items.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/**
 * Documents by call, counted as Convex counts them: those of the components are among them, a patch
 * reads what it writes, and each get is an index range. See docs/convex.md for the formula.
 */

const pageOf25 = { limit: 25, offset: 0 };
const startSeeded = (transactionLimits = true) =>
  startConvexTest({ componentModules: { seed: seedModule }, transactionLimits });

/** Evenly spread over the offsets of all pages, both ends and the middle among them. */
const offsetsOf = (size: number, count: number) =>
  Array.from({ length: count + 1 }, (_, index) => Math.round((index * (size - 25)) / count));

/** By name only: the trees of all orders have one shape. */
async function worstPage(t: ConvexTest, size: number): Promise<number> {
  let worst = 0;
  for (const direction of sortDirections) {
    for (const offset of offsetsOf(size, 10)) {
      const args = { limit: 25, offset, sort: { field: 'name', direction } } as const;
      worst = Math.max(worst, (await measureQuery(t, api.items.page, args)).read);
    }
  }
  return worst;
}

async function measureWrites(t: ConvexTest, entries: readonly Entry[]): Promise<Record<string, Documents>> {
  const idOf = (index: number) => entries[index]?.id ?? '';
  const update = (index: number, changes: object) =>
    measureMutation(t, api.items.update, { id: idOf(index), ...changes });
  return {
    create: await measureMutation(t, api.items.create, { name: 'Item 05000' }),
    'update that changes nothing': await update(11, { description: 'Number 11' }),
    'update of the description': await update(11, { description: 'Another' }),
    'update of the status': await update(12, { status: 'archived' }),
    'update of the name': await update(13, { name: 'Item 00007' }),
    'update of everything': await update(15, {
      name: 'Item 00008',
      description: 'x',
      status: 'draft',
      tags: [],
    }),
    delete: await measureMutation(t, api.items.delete, { id: idOf(14) }),
    restore: await measureMutation(t, api.items.restore, { id: idOf(14) }),
  };
}

/** With the member who calls, who is read each time: here of one who signs in elsewhere, else the session too. */
const cost = (read: number, written: number, ranges: number): Documents => ({
  read: read + 1,
  written,
  ranges: ranges + 1,
});

const costs = {
  1000: {
    worstPage: 56,
    page: cost(43, 0, 24),
    count: cost(12, 0, 15),
    countActive: cost(10, 0, 13),
    writes: {
      create: cost(82, 18, 74),
      'update that changes nothing': cost(1, 0, 1),
      'update of the description': cost(56, 11, 52),
      'update of the status': cost(121, 27, 105),
      'update of the name': cost(137, 29, 119),
      'update of everything': cost(170, 39, 144),
      delete: cost(100, 24, 86),
      restore: cost(151, 28, 136),
    },
  },
  10_000: {
    worstPage: 67,
    page: cost(45, 0, 26),
    count: cost(12, 0, 15),
    countActive: cost(11, 0, 14),
    writes: {
      create: cost(112, 24, 98),
      'update that changes nothing': cost(1, 0, 1),
      'update of the description': cost(76, 15, 68),
      'update of the status': cost(158, 34, 135),
      'update of the name': cost(195, 46, 160),
      'update of everything': cost(203, 41, 175),
      delete: cost(143, 38, 115),
      restore: cost(211, 38, 187),
    },
  },
} as const;

describe.each([1000, 10_000] as const)('with %i items', (size) => {
  let t: ConvexTest;
  let entries: Entry[];

  beforeAll(async () => {
    t = await startSeeded();
    // A tenth as many are in the trash, and the record has the creation of each.
    entries = await seedItems(t, size, size / 10);
    await seedCreations(
      t,
      entries.map(({ id }) => id),
    );
  }, 60_000);

  test('a page at any offset reads its items and a few dozens more', { timeout: 60_000 }, async () => {
    expect(await measureQuery(t, api.items.page, pageOf25)).toEqual(costs[size].page);
    const worst = await worstPage(t, size);
    expect(worst).toBe(costs[size].worstPage);
    expect(worst).toBeLessThanOrEqual(25 + 60);
  });

  test('a list costs as much as its page, and a page past the end nothing but its total', async () => {
    expect(await measureQuery(t, api.items.list, pageOf25)).toEqual(costs[size].page);
    const past = await measureQuery(t, api.items.page, { limit: 25, offset: size });
    expect(past).toEqual(costs[size].count);
  });

  test('a count reads a tree and the nodes below its root', async () => {
    const all = await measureQuery(t, api.items.count, {});
    const active = await measureQuery(t, api.items.count, { status: 'active' });
    expect(all).toEqual(costs[size].count);
    expect(active).toEqual(costs[size].countActive);
    expect(Math.max(all.read, active.read)).toBeLessThanOrEqual(30);
  });

  test('one item is one document, and who asks another', async () => {
    const get = await measureQuery(t, api.items.get, { id: entries[3]?.id ?? '' });
    expect(get).toEqual(cost(1, 0, 1));
  });

  test('a write touches a few dozens of documents', { timeout: 60_000 }, async () => {
    const writes = await measureWrites(t, entries);
    expect(writes).toEqual(costs[size].writes);
    for (const { written } of Object.values(writes)) expect(written).toBeLessThanOrEqual(60);
  });
});

test('a page, a count and an item read nothing of the record', { timeout: 60_000 }, async () => {
  const t = await startSeeded();
  const entries = await seedItems(t, 100);
  const ids = entries.map(({ id }) => id);
  const measureAll = async () => [
    await measureQuery(t, api.items.page, pageOf25),
    await measureQuery(t, api.items.count, {}),
    await measureQuery(t, api.items.get, { id: ids[3] ?? '' }),
  ];
  const before = await measureAll();
  for (let changes = 0; changes < 10_000; changes += ids.length) await seedCreations(t, ids);
  expect(await measureAll()).toEqual(before);
});

test('the seeded trees are such as the component makes, and right', { timeout: 60_000 }, async () => {
  const t = await startSeeded(false);
  await seedItems(t, 1000, 100);
  await validateTrees(t);
  expect(await t.action(internal.counts.check, {})).toEqual({ isRight: true, drift: [] });
});

test('a page costs more at ten times as many items by no more than a level of the tree', () => {
  // A level is a node and, as it is read from the nearer end, half of its children.
  const level = 1 + 17 / 2;
  expect(costs[10_000].worstPage - costs[1000].worstPage).toBeLessThanOrEqual(2 * level);
  expect(costs[10_000].count.read - costs[1000].count.read).toBeLessThanOrEqual(level);
});

test('to open a search costs a few documents, and to see whether it is open one', async () => {
  const t = await startConvexTest();
  await t.mutation(api.items.create, { name: 'Tiller' });
  const windowOf = (search: string) => ({ ...pageOf25, search });
  const open = (search: string) => measureMutation(t, api.items.openSearch, windowOf(search));
  const first = await open('til');
  const again = await open('til');
  const second = await open('word');
  for (let index = 2; index < 50; index += 1) await open(`word${index}`);
  const fiftyFirst = await open('one more');
  expect({ first, again, second, fiftyFirst }).toEqual({
    first: cost(0, 2, 4),
    again: cost(1, 0, 1),
    second: cost(3, 2, 4),
    fiftyFirst: cost(5, 3, 4),
  });
  // That it is open, the item, and its words.
  await open('til');
  expect(await measureQuery(t, api.items.search, windowOf('til'))).toEqual(cost(1 + 2, 0, 3));
});

test('500 items that are created together fit into one transaction', { timeout: 60_000 }, async () => {
  const t = await startConvexTest();
  const items = Array.from({ length: 500 }, (_, index) => ({ name: `Item ${index}` }));
  // One of them counts against the limit of the member.
  expect(await measureMutation(t, api.items.createMany, { items })).toEqual(cost(500, 1506, 502));
});
