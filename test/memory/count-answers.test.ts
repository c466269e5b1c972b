import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { itemStatuses, type ItemStatus } from '../../shared/items/item.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';

let database: Database;
const count = async (status: ItemStatus) => {
  const counted = await database.items().count({ status });
  return counted.ok ? counted.value : counted.error;
};
const counts = async () => {
  const all: unknown[] = [];
  // Twice, so that those which lie ready are asked for.
  for (const status of [...itemStatuses, ...itemStatuses]) all.push(await count(status));
  return all;
};

beforeEach(() => {
  database = createMemoryDatabase({ seed: [{ name: 'a' }, { name: 'b', status: 'active' }] });
});

describe('counts by status that lie ready', () => {
  it('are given again while nothing changes them', () => {
    const items = database.items();
    void items.count({ status: 'draft' });
    const ready = items.count({ status: 'active' });
    expect(items.count({ status: 'active' })).toBe(ready);
    expect(items.count({ status: 'draft' })).not.toBe(ready);
    // Asked in other words, it is kept once all the same.
    void items.count({ status: 'active', search: '' });
    const last = items.count({ status: 'active', search: '' });
    expect(items.count({ status: 'active' })).toBe(last);
    expect(Object.isFrozen(last)).toBe(true);
  });

  it('are those of the moment after each write, and after it is taken back', async () => {
    const items = database.items();
    expect(await counts()).toEqual([1, 1, 0, 1, 1, 0]);
    const created = await items.create({ name: 'c', status: 'archived' });
    const id = created.ok ? created.value.id : '';
    expect(await counts()).toEqual([1, 1, 1, 1, 1, 1]);
    await items.update(id, { status: 'active' });
    expect(await counts()).toEqual([1, 2, 0, 1, 2, 0]);
    await items.update(id, { name: 'd' });
    expect(await counts()).toEqual([1, 2, 0, 1, 2, 0]);
    await items.delete(id);
    expect(await counts()).toEqual([1, 1, 0, 1, 1, 0]);
    await items.restore(id);
    expect(await counts()).toEqual([1, 2, 0, 1, 2, 0]);
    const batch = { id: 'import-1', title: 'Import' };
    await items.createMany([{ name: 'e' }, { name: 'f' }], { batch });
    expect(await counts()).toEqual([3, 2, 0, 3, 2, 0]);
    expect(await database.changes().revertBatch(batch.id)).toMatchObject({ ok: true });
    expect(await counts()).toEqual([1, 2, 0, 1, 2, 0]);
  });

  it('are kept from who asks wrongly, for more, or too late', async () => {
    const items = database.items();
    await counts();
    const wrong = await items.count({ status: 'draft', more: 1 } as never);
    expect(wrong.ok || wrong.error.kind).toBe('ValidationError');
    const list = await items.count(Object.assign([], { status: 'draft' }) as never);
    expect(list.ok || list.error.kind).toBe('ValidationError');
    expect(await items.count({ status: 'draft', search: 'nothing' })).toEqual({ ok: true, value: 0 });
    await database.close();
    expect(await count('draft')).toMatchObject({ kind: 'ConnectionError' });
  });
});
