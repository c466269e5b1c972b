import { describe, expect, it, vi } from 'vitest';
import type { ItemPage, ItemQuery } from '../../shared/database/database.ts';
import { Deliveries } from '../../shared/database/memory/deliveries.ts';
import { ItemStore } from '../../shared/database/memory/item-store.ts';
import { LiveQueries } from '../../shared/database/memory/live-queries.ts';
import type { Item } from '../../shared/items/item.ts';
import { createRecorder } from '../contract/recorder.ts';

/** A window follows its order without reading it, as long as it does not leave the strip that it keeps. */

const createItem = (id: number, key: number): Item => ({
  id: `id-${id}`,
  name: `name ${String(key).padStart(5, '0')}`,
  description: '',
  status: key % 3 === 0 ? 'draft' : 'active',
  tags: [],
  createdAt: id,
  updatedAt: key,
  version: 1,
});

function createWatchedStore(count: number) {
  const store: ItemStore = new ItemStore((id, before, after) => live.onWrite(id, before, after));
  const deliveries = new Deliveries(() => undefined);
  const live = new LiveQueries(store, deliveries);
  for (let id = 0; id < count; id += 1) store.put(createItem(id, (id * 37) % 1000));
  return { store, live, deliveries };
}

const byName = (direction: 'asc' | 'desc') => ({ field: 'name', direction }) as const;
const queries: ItemQuery[] = (['asc', 'desc'] as const).flatMap((direction) =>
  [0, 1, 40, 150, 290, 320].flatMap((offset) => [
    { limit: 7, offset, sort: byName(direction) },
    { limit: 7, offset, sort: byName(direction), status: 'draft' as const },
    { limit: 3, offset, sort: { field: 'updatedAt' as const, direction } },
  ]),
);

describe('windows that are watched', () => {
  it('show what the order shows, whatever was written in between, near and far', async () => {
    const { store, live } = createWatchedStore(300);
    const latest: (ItemPage | undefined)[] = [];
    queries.forEach((query, index) => {
      live.watchPage(query, { next: (page) => (latest[index] = page), error: () => undefined });
    });
    let seed = 1;
    const draw = (count: number) => (seed = (seed * 48_271) % 2_147_483_647) % count;
    for (let turn = 0; turn < 400; turn += 1) {
      // Turns of one write, of some, and of so many that a strip has to be given up.
      const writes = turn % 50 === 49 ? 200 : 1 + draw(3);
      // Now and then all write in one place.
      const place = turn % 5 === 0 ? 20 : 1000;
      for (let write = 0; write < writes; write += 1) {
        const id = draw(400);
        if (draw(3) === 0) store.delete(`id-${id}`);
        else store.put(createItem(id, draw(place)));
      }
      await Promise.resolve();
      queries.forEach((query, index) => expect(latest[index]).toEqual(store.page(query)));
    }
  });

  it('do not read the order again for writes before them and within, until they leave their strip', async () => {
    const { store, live } = createWatchedStore(300);
    const read = vi.spyOn(store, 'pick');
    const recorder = createRecorder<ItemPage>();
    const query = { limit: 7, offset: 100, sort: byName('asc') };
    live.watchPage(query, recorder);
    await Promise.resolve();
    for (let id = 300; id < 320; id += 1) {
      store.put(createItem(id, id % 2 ? 5 : 350));
      await Promise.resolve();
    }
    expect(recorder.takeValues()).toHaveLength(21);
    expect(read).toHaveBeenCalledTimes(1);
    for (let id = 320; id < 360; id += 1) store.put(createItem(id, 5));
    await Promise.resolve();
    expect(recorder.takeValues()).toEqual([store.page(query)]);
  });

  it.each(['asc', 'desc'] as const)('read only what they lack of the order, %s', async (direction) => {
    const { store, live } = createWatchedStore(300);
    const read = vi.spyOn(store, 'pick');
    const query = { limit: 7, offset: 100, sort: byName(direction) };
    let latest: ItemPage | undefined;
    live.watchPage(query, { next: (page) => (latest = page), error: () => undefined });
    await Promise.resolve();
    const countsAfter = async (act: (id: number) => void) => {
      const counts: number[] = [];
      for (let id = 300; id < 370; id += 1) {
        read.mockClear();
        act(id);
        await Promise.resolve();
        counts.push(...read.mock.calls.map(([, , , count]) => count));
        expect(latest).toEqual(store.page(query));
      }
      return counts;
    };
    // Past both ends of what is kept, there and back, and never more than half of it anew.
    const before = direction === 'asc' ? -1 : 2000;
    expect(await countsAfter((id) => store.put(createItem(id, before)))).toEqual([33, 33]);
    expect(await countsAfter((id) => store.delete(`id-${id}`))).toEqual([33, 33]);
  });

  it('give their strip up, and read another, when more comes into it at once than is worth keeping', async () => {
    const { store, live } = createWatchedStore(300);
    const query = { limit: 7, offset: 100, sort: byName('asc') };
    let latest: ItemPage | undefined;
    live.watchPage(query, { next: (page) => (latest = page), error: () => undefined });
    await Promise.resolve();
    const within = Number(latest?.items[3]?.name.slice(-5));
    const read = vi.spyOn(store, 'pick');
    for (let id = 300; id < 500; id += 1) store.put(createItem(id, within));
    await Promise.resolve();
    expect(read.mock.calls.map(([, , , count]) => count)).toEqual([71]);
    expect(latest).toEqual(store.page(query));
  });

  it('read a window and its margins, and no more, when much is written at once', async () => {
    const { store, live } = createWatchedStore(1000);
    const read = vi.spyOn(store, 'pick');
    const query = { limit: 7, offset: 100, sort: byName('asc') };
    let latest: ItemPage | undefined;
    live.watchPage(query, { next: (page) => (latest = page), error: () => undefined });
    await Promise.resolve();
    const countsAfter = async (act: () => void) => {
      read.mockClear();
      act();
      await Promise.resolve();
      const counts = read.mock.calls.map(([, , , count]) => count);
      expect(latest).toEqual(store.page(query));
      return counts;
    };
    const some = Array.from({ length: 500 }, (_, index) => 2000 + index);
    expect(await countsAfter(() => some.forEach((id) => store.put(createItem(id, -1))))).toEqual([71]);
    expect(await countsAfter(() => some.forEach((id) => store.delete(`id-${id}`)))).toEqual([71]);
    // Some before it, so that less than a margin is left there, and then all behind it that is kept.
    expect(await countsAfter(() => store.put(createItem(3000, -1)))).toEqual([]);
    const behind = store.page({ ...query, offset: 107, limit: 32 }).items;
    expect(await countsAfter(() => behind.slice(1).forEach(({ id }) => store.delete(id)))).toEqual([]);
    const [first, ...rest] = store.page(query).items;
    expect(await countsAfter(() => rest.forEach(({ id }) => store.delete(id)))).toEqual([36]);
    expect(await countsAfter(() => store.delete(first?.id ?? ''))).toEqual([]);
  });

  it('show what was written in the turn in which they were opened, before them and after', async () => {
    const { store, live } = createWatchedStore(3);
    store.put(createItem(10, 500));
    const recorder = createRecorder<ItemPage>();
    const query: ItemQuery = { limit: 7, offset: 0, sort: byName('asc') };
    live.watchPage(query, recorder);
    store.put(createItem(11, 400));
    store.put(createItem(12, 600));
    await Promise.resolve();
    expect(recorder.takeValues()).toEqual([store.page(query)]);
    store.put(createItem(13, 450));
    await Promise.resolve();
    expect(recorder.takeValues()).toEqual([store.page(query)]);
    expect(store.page(query).items.map(({ id }) => id)).toEqual([
      'id-0',
      'id-1',
      'id-2',
      'id-11',
      'id-13',
      'id-10',
      'id-12',
    ]);
  });

  it('are not told when what was written is taken back in the same turn', async () => {
    const { store, live } = createWatchedStore(300);
    const recorder = createRecorder<ItemPage>();
    live.watchPage({ limit: 7, offset: 100, sort: byName('desc') }, recorder);
    await Promise.resolve();
    const [before] = recorder.takeValues();
    store.put(createItem(300, 999));
    store.delete('id-300');
    await Promise.resolve();
    expect(recorder.take()).toEqual([]);
    store.put(createItem(301, 999));
    await Promise.resolve();
    const [after] = recorder.takeValues();
    expect(after?.items.slice(1)).toEqual(before?.items.slice(0, -1));
  });

  it('are silent after a callback of one of them has closed the store', async () => {
    const { store, live, deliveries } = createWatchedStore(10);
    const told: number[] = [];
    const watchAt = (offset: number) =>
      live.watchPage(
        { limit: 1, offset },
        {
          next: () => {
            told.push(offset);
            if (told.length === 3) deliveries.close();
          },
          error: () => undefined,
        },
      );
    watchAt(0);
    watchAt(1);
    await Promise.resolve();
    store.put(createItem(10, 10));
    await Promise.resolve();
    expect(told).toEqual([0, 1, 0]);
  });

  it('hand out no list that can be written into, not even an empty one', async () => {
    const { live } = createWatchedStore(0);
    const pages: ItemPage[] = [];
    live.watchPage(queries[0] as ItemQuery, { next: (page) => pages.push(page), error: () => undefined });
    await Promise.resolve();
    expect(pages).toEqual([{ items: [], total: 0 }]);
    expect(pages.every(({ items }) => Object.isFrozen(items))).toBe(true);
  });
});
