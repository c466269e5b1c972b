import { expect, test } from 'vitest';
import { api } from '../../convex/_generated/api.js';
import { startConvexTest } from './start-convex-test.ts';

test('writes and reads', async () => {
  const t = startConvexTest();
  const names = ['b', 'a', 'A', 'ä', 'c', 'B'];
  for (const name of names) await t.mutation(api.items.create, { name });
  const page = await t.query(api.items.page, {
    limit: 3,
    offset: 1,
    sort: { field: 'name', direction: 'asc' },
  });
  expect(page.items.map((i) => i.name)).toEqual(['A', 'b', 'B']);
  expect(page.total).toBe(6);
  const made = await t.mutation(api.items.createMany, {
    items: Array.from({ length: 500 }, (_, i) => ({ name: `n${i}` })),
  });
  expect(made.length).toBe(500);
  expect(await t.query(api.items.count, {})).toBe(506);
  const p2 = await t.query(api.items.page, {
    limit: 3,
    offset: 503,
    sort: { field: 'name', direction: 'asc' },
  });
  expect(p2.items.map((i) => i.name)).toEqual(['n98', 'n99', 'ä']);
});
