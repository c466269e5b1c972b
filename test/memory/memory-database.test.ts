import { describe, expect, it } from 'vitest';
import type { Item } from '../../shared/items/item.ts';
import { Deliveries } from '../../shared/database/memory/deliveries.ts';
import { ItemStore } from '../../shared/database/memory/item-store.ts';
import { LiveQueries } from '../../shared/database/memory/live-queries.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';

/** What the contract cannot see, because it is this implementation's own. */
describe('the memory database', () => {
  it('keeps the order of creation when the clock goes back', async () => {
    const times = [5000, 1000, 2000, 9000];
    const items = createMemoryDatabase({ now: () => times.shift() ?? 10_000 }).items();
    for (const name of ['first', 'second', 'third']) await items.create({ name });
    const listed = await items.list({ limit: 10, offset: 0 });
    expect(listed.ok && listed.value.map((item) => item.name)).toEqual(['first', 'second', 'third']);
    expect(listed.ok && listed.value.map((item) => item.createdAt)).toEqual([5000, 5000, 5000]);
  });

  it('begins with its seed, in order, and refuses one that is not valid', async () => {
    const items = createMemoryDatabase({ seed: [{ name: 'a' }, { name: 'b', status: 'active' }] }).items();
    const listed = await items.list({ limit: 10, offset: 0 });
    expect(listed.ok && listed.value.map(({ name, status, version }) => [name, status, version])).toEqual([
      ['a', 'draft', 1],
      ['b', 'active', 1],
    ]);
    expect(() => createMemoryDatabase({ seed: [{ name: ' ' }] })).toThrow('Name is empty');
  });

  it('hands what an observer throws to whoever opened it', async () => {
    const thrown: unknown[] = [];
    const items = createMemoryDatabase({ onObserverError: (error) => thrown.push(error) }).items();
    const mistake = new Error('mistake');
    items.watchPage(
      { limit: 1, offset: 0 },
      {
        next: () => {
          throw mistake;
        },
        error: () => undefined,
      },
    );
    await Promise.resolve();
    expect(thrown).toEqual([mistake]);
  });

  it('does not overwrite an item when the maker of ids repeats itself', async () => {
    const items = createMemoryDatabase({ createId: () => 'same' }).items();
    await items.create({ name: 'first' });
    expect(() => items.create({ name: 'second' })).toThrow('a second time');
    const found = await items.get('same');
    expect(found.ok && found.value.name).toBe('first');
  });

  it('has on record what it let in of many before the maker of ids repeated itself', async () => {
    const ids = ['a', 'b', 'b', 'c'];
    const database = createMemoryDatabase({ createId: () => ids.shift() ?? 'd' });
    const requests = ['first', 'second', 'third'].map((name) => ({ name }));
    expect(() => database.items().createMany(requests)).toThrow('a second time');
    const listed = await database.items().list({ limit: 10, offset: 0 });
    expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['first', 'second']);
    const record = await database.changes().list({ limit: 10 });
    expect(record.ok && record.value.changes.map(({ kind, itemId }) => [kind, itemId])).toEqual([
      ['created', 'b'],
      ['created', 'a'],
    ]);
  });
});

describe('LiveQueries', () => {
  const item = (id: string): Item => ({
    id,
    name: id,
    description: '',
    status: 'draft',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    version: 1,
  });

  it('leave nothing behind when the last observer of a page has gone, even twice', async () => {
    const store: ItemStore = new ItemStore((id, before, after) => live.onWrite(id, before, after));
    const live = new LiveQueries(store, new Deliveries(() => undefined));
    const query = { limit: 10, offset: 0 };
    const order = store.orderOf(query);
    const observer = { next: () => undefined, error: () => undefined };
    const first = live.watchPage(query, observer);
    const second = live.watchPage(query, observer);
    expect(order.watcher).toBeDefined();
    first();
    first();
    expect(order.watcher).toBeDefined();
    second();
    expect(order.watcher).toBeUndefined();
    const third = live.watchPage(query, observer);
    second();
    expect(order.watcher).toBeDefined();
    third();
    store.put(item('a'));
    await Promise.resolve();
    expect(order.watcher).toBeUndefined();
  });
});
