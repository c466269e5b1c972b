import { expect } from 'vitest';
import type { Item, UpdateItemRequest } from '../../shared/items/item.ts';
import { checkedError, valueOf, type Contract, type Subject } from './contract.ts';
import { createRecorder } from './recorder.ts';

/** Begins a watch and takes its first call. */
async function watch({ items, fixture }: Subject, id: string) {
  const recorder = createRecorder<Item>();
  items.watchItem(id, recorder);
  await fixture.settled();
  const [first] = recorder.take();
  const arrived = async () => {
    await fixture.settled();
    return recorder.take();
  };
  return { first, arrived };
}

export function registerWatchingItems({ rule }: Contract): void {
  rule(
    'a watch of an item is told the item once, and later than it asked',
    async ({ items, fixture, create }) => {
      const item = await create({ name: 'Lamp', tags: ['x'] });
      const recorder = createRecorder<Item>();
      items.watchItem(item.id, recorder);
      expect(recorder.take()).toEqual([]);
      await fixture.settled();
      expect(recorder.take()).toEqual([{ ok: true, value: item }]);
      await fixture.settled();
      expect(recorder.take()).toEqual([]);
    },
  );

  rule('a watch of an item is told of every update with the new item', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp' });
    const { arrived } = await watch(subject, id);
    const requests: UpdateItemRequest[] = [
      { name: 'Torch' },
      { status: 'active' },
      { tags: ['x'] },
      { tags: [] },
    ];
    for (const request of requests) {
      const value = valueOf(await subject.items.update(id, request));
      expect(await arrived()).toEqual([{ ok: true, value }]);
    }
  });

  rule('a watch of an id that never was is told NotFound, once', async (subject) => {
    const { first, arrived } = await watch(subject, 'never-was');
    expect(first?.ok).toBe(false);
    if (first && !first.ok) expect(checkedError(first.error, 'NotFound').id).toBe('never-was');
    await subject.create({ name: 'Lamp' });
    expect(await arrived()).toEqual([]);
  });

  rule('a delete is told as NotFound and the return of the item as the item', async (subject) => {
    const item = await subject.create({ name: 'Lamp' });
    const { first, arrived } = await watch(subject, item.id);
    expect(first).toEqual({ ok: true, value: item });
    for (let round = 0; round < 2; round += 1) {
      valueOf(await subject.items.delete(item.id));
      const [gone, ...more] = await arrived();
      expect(gone?.ok === false && checkedError(gone.error, 'NotFound').id).toBe(item.id);
      expect(more).toEqual([]);
      valueOf(await subject.items.restore(item.id));
      expect(await arrived()).toEqual([{ ok: true, value: item }]);
    }
  });

  rule('a watch of a deleted item is told NotFound first, and its return', async (subject) => {
    const item = await subject.create({ name: 'Lamp' });
    valueOf(await subject.items.delete(item.id));
    const { first, arrived } = await watch(subject, item.id);
    expect(first?.ok === false && first.error.kind).toBe('NotFound');
    valueOf(await subject.items.restore(item.id));
    expect(await arrived()).toEqual([{ ok: true, value: item }]);
  });

  rule('writes to other items, and writes that change nothing or fail, are not told', async (subject) => {
    const { items, create } = subject;
    const item = await create({ name: 'Lamp' });
    const { arrived } = await watch(subject, item.id);
    const other = await create({ name: 'Lamp' });
    valueOf(await items.update(other.id, { name: 'Torch' }));
    valueOf(await items.delete(other.id));
    valueOf(await items.update(item.id, { name: 'Lamp' }));
    valueOf(await items.restore(item.id));
    expect((await items.update(item.id, { name: '' })).ok).toBe(false);
    expect((await items.update(item.id, { name: 'x', baseVersion: 7 })).ok).toBe(false);
    expect(await arrived()).toEqual([]);
  });

  rule('of many updates in one turn the last one is told, and versions never go back', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp' });
    const { arrived } = await watch(subject, id);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => subject.items.update(id, { name })));
    const items = (await arrived()).map((call) => valueOf(call));
    expect(items.at(-1)).toMatchObject({ name: 'd', version: 5 });
    expect(items.map(({ version }) => version)).toEqual(
      items.map(({ version }) => version).toSorted((a, b) => a - b),
    );
    for (const { name, version } of items) expect(name).toBe('abcd'[version - 2]);
  });
}
