import { expect } from 'vitest';
import { itemStatuses } from '../../shared/items/item.ts';
import { errorOf, everything, valueOf, type Contract } from './contract.ts';

export function registerReading({ rule }: Contract): void {
  rule('an empty database lists nothing and counts nothing', async ({ items, list }) => {
    expect(await list()).toEqual([]);
    expect(valueOf(await items.count())).toBe(0);
  });

  rule('get answers with the item as create handed it out', async ({ items, create }) => {
    const created = await create({
      name: 'Lamp',
      description: 'For reading',
      status: 'active',
      tags: ['light', 'desk'],
    });
    await create({ name: 'Another' });
    expect(valueOf(await items.get(created.id))).toEqual(created);
  });

  rule('list answers with the same items as get', async ({ items, create, list }) => {
    await create({ name: 'Lamp', description: 'For reading', status: 'active', tags: ['light', 'desk'] });
    await create({ name: 'Chair' });
    for (const item of await list()) expect(valueOf(await items.get(item.id))).toEqual(item);
  });

  rule('get of an id that never was is NotFound and names the id', async ({ items, create }) => {
    await create({ name: 'Lamp' });
    for (const id of ['never-was', '', 'constructor', '__proto__', 'toString', '0', '😀']) {
      expect(errorOf(await items.get(id), 'NotFound').id).toBe(id);
    }
  });

  rule('get of a deleted item is NotFound', async ({ items, create }) => {
    const { id } = await create({ name: 'Lamp' });
    valueOf(await items.delete(id));
    expect(errorOf(await items.get(id), 'NotFound').id).toBe(id);
  });

  rule(
    'a status filter shows the items of that status only, in the order asked for',
    async ({ create, listNames }) => {
      for (const name of ['b', 'a', 'c', 'd']) {
        await create({ name, status: name === 'c' ? 'archived' : 'active' });
      }
      expect(await listNames({ status: 'active' })).toEqual(['b', 'a', 'd']);
      expect(await listNames({ status: 'active', sort: { field: 'name', direction: 'desc' } })).toEqual([
        'd',
        'b',
        'a',
      ]);
      expect(await listNames({ status: 'archived' })).toEqual(['c']);
      expect(await listNames({ status: 'draft' })).toEqual([]);
    },
  );

  rule('count agrees with list for no filter, every status and a search', async ({ items, create, list }) => {
    for (let index = 0; index < 12; index += 1) {
      const status = itemStatuses[index % 3] ?? 'draft';
      await create({ name: index % 2 ? `Lamp ${index}` : `Chair ${index}`, status });
    }
    expect(valueOf(await items.count())).toBe(12);
    expect(valueOf(await items.count({}))).toBe(12);
    for (const status of itemStatuses) {
      expect(valueOf(await items.count({ status }))).toBe(4);
      expect(valueOf(await items.count({ status, search: 'lamp' }))).toBe(2);
      expect(await list({ status, search: 'lamp' })).toHaveLength(2);
    }
    expect(valueOf(await items.count({ search: 'chair' }))).toBe(6);
  });

  rule('what a query leaves undefined is as if it were left out', async ({ items, create }) => {
    await create({ name: 'Lamp' });
    const left = { status: undefined, search: undefined, sort: undefined };
    expect(valueOf(await items.list({ ...everything, ...left }))).toHaveLength(1);
    expect(valueOf(await items.count({ status: undefined }))).toBe(1);
  });
}
