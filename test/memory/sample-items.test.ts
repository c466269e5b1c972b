import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSampleDatabase } from '../../shared/database/memory/sample-database.ts';
import { sampleItems } from '../../shared/database/memory/sample-items.ts';
import { itemStatuses, type Item } from '../../shared/items/item.ts';
import { valueOf } from '../contract/contract.ts';

const now = Date.UTC(2026, 5, 1, 12);

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function readAll(): Promise<readonly Item[]> {
  const database = await createSampleDatabase('tab');
  return valueOf(await database.items().list({ limit: 1000, offset: 0 }));
}

test('the samples are what the catalogue says, in its order', async () => {
  const items = await readAll();
  expect(items.map(({ name, status, tags, description }) => ({ name, status, tags, description }))).toEqual(
    sampleItems,
  );
  expect(new Set(items.map(({ name }) => name)).size).toBe(60);
});

test('every status occurs often enough to filter by it', async () => {
  const items = await readAll();
  for (const status of itemStatuses) {
    expect(items.filter((item) => item.status === status).length).toBeGreaterThanOrEqual(6);
  }
});

test('they look worked on: created one after the other, changed later, some of them lately', async () => {
  const items = await readAll();
  const created = items.map(({ createdAt }) => createdAt);
  expect(created).toEqual([...created].sort((a, b) => a - b));
  expect(new Set(created).size).toBe(items.length);
  for (const { status, version, createdAt, updatedAt } of items) {
    expect(version).toBe({ draft: 1, active: 2, archived: 3 }[status]);
    expect(updatedAt > createdAt).toBe(version > 1);
    expect(updatedAt).toBeLessThan(now);
  }
  const ages = items.map(({ updatedAt }) => (now - updatedAt) / 3_600_000).sort((a, b) => a - b);
  expect(ages[0]).toBeLessThan(24);
  expect(ages.at(-1)).toBeGreaterThan(24 * 180);
});

test('they are the same every time', async () => {
  const withoutIds = (items: readonly Item[]) => items.map(({ id: _, ...rest }) => rest);
  expect(withoutIds(await readAll())).toEqual(withoutIds(await readAll()));
});

test('what is written after them has the present time', async () => {
  const database = await createSampleDatabase('tabs');
  expect(database.info).toEqual({ type: 'memory', lifetime: 'tabs' });
  expect(valueOf(await database.items().create({ name: 'New' }))).toMatchObject({
    createdAt: now,
    version: 1,
  });
});
