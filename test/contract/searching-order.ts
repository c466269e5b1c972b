import { expect } from 'vitest';
import { itemStatuses } from '../../shared/items/item.ts';
import { valueOf, type Contract } from './contract.ts';

const byName = { field: 'name', direction: 'asc' } as const;

/** In which order a search shows what it finds, and that it keeps up with writes. */
export function registerSearchingOrder(contract: Contract): void {
  registerRanking(contract);
  registerSearchAfterWrites(contract);
}

function registerRanking({ rule, options }: Contract): void {
  const best =
    options.searchRanking === 'fields' ? 'name above tags above description' : 'in an order of its own';
  rule(
    `without a sort a search shows the best first: ${best}, whole words above prefixes`,
    async (subject) => {
      const { create, listNames } = subject;
      await create({ name: 'e', description: 'Something with lampshade' });
      await create({ name: 'd', description: 'Something with a lamp' });
      await create({ name: 'c', tags: ['x', 'lampshade'] });
      await create({ name: 'b', tags: ['x', 'lamp'] });
      await create({ name: 'a lampshade' });
      await create({ name: 'a lamp' });
      const found = await listNames({ search: 'lamp' });
      const byFields = ['a lamp', 'a lampshade', 'b', 'c', 'd', 'e'];
      expect(options.searchRanking === 'fields' ? found : found.toSorted()).toEqual(byFields);
    },
  );

  rule(
    'equally good matches stand in the order of creation when fields rank',
    async ({ createNamed, listNames }) => {
      const names = ['z lamp', 'a lamp', 'lamp', 'Lamp m'];
      await createNamed(...names);
      const found = await listNames({ search: 'lamp' });
      expect(options.searchRanking === 'fields' ? found : found.toSorted()).toEqual(
        options.searchRanking === 'fields' ? names : names.toSorted(),
      );
    },
  );

  rule('each word counts by its best field, and the words are added up', async ({ create, listNames }) => {
    await create({ name: 'c', tags: ['brass'], description: 'lamp' });
    await create({ name: 'b lamp', description: 'brass' });
    await create({ name: 'a brass lamp', description: 'A brass lamp' });
    const found = await listNames({ search: 'brass lamp' });
    const byFields = ['a brass lamp', 'b lamp', 'c'];
    expect(options.searchRanking === 'fields' ? found : found.toSorted()).toEqual(byFields);
  });

  rule('a sort orders what a search has found', async ({ createNamed, listNames }) => {
    await createNamed('c lamp', 'lamps', 'chair', 'a lamp', 'B lampshade');
    expect(await listNames({ search: 'lamp', sort: byName })).toEqual([
      'a lamp',
      'B lampshade',
      'c lamp',
      'lamps',
    ]);
    expect(await listNames({ search: 'lamp', sort: { field: 'createdAt', direction: 'desc' } })).toEqual([
      'B lampshade',
      'a lamp',
      'lamps',
      'c lamp',
    ]);
  });

  rule('a status filter narrows a search', async ({ items, create, listNames }) => {
    for (const status of itemStatuses) {
      await create({ name: `${status} lamp`, status });
      await create({ name: `${status} chair`, status });
    }
    expect(await listNames({ search: 'lamp', status: 'active' })).toEqual(['active lamp']);
    expect(valueOf(await items.count({ search: 'lamp', status: 'archived' }))).toBe(1);
    expect(await listNames({ search: 'draft', status: 'active' })).toEqual([]);
  });

  rule('limit and offset page through the best matches', async ({ create, list, listNames }) => {
    for (let index = 0; index < 30; index += 1) {
      await create(index % 2 ? { name: `Lamp ${index}` } : { name: `${index}`, description: 'lamp' });
    }
    const whole = await listNames({ search: 'lamp' });
    const pages = await Promise.all(
      [0, 10, 20, 30].map((offset) => list({ search: 'lamp', limit: 10, offset })),
    );
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 10, 0]);
    expect(pages.flat().map(({ name }) => name)).toEqual(whole);
  });
}

function registerSearchAfterWrites({ rule, options }: Contract): void {
  rule(
    'an updated item is found by what it holds now and no more by what it held',
    async ({ items, create, listNames }) => {
      const { id } = await create({ name: 'Lamp', description: 'Brass', tags: ['old', 'desk'] });
      valueOf(await items.update(id, { name: 'Chair' }));
      expect(await listNames({ search: 'lamp' })).toEqual([]);
      expect(await listNames({ search: 'chair' })).toEqual(['Chair']);
      expect(await listNames({ search: 'brass old' })).toEqual(['Chair']);
      valueOf(await items.update(id, { description: 'Oak', tags: ['desk', 'new'] }));
      for (const search of ['brass', 'old']) expect(await listNames({ search })).toEqual([]);
      for (const search of ['oak', 'new', 'desk']) expect(await listNames({ search })).toEqual(['Chair']);
    },
  );

  rule('a word stays found while one field still holds it', async ({ items, create, listNames }) => {
    const { id } = await create({ name: 'Lamp', description: 'A lamp, a lamp', tags: ['lamp', 'my lamp'] });
    valueOf(await items.update(id, { name: 'Light' }));
    expect(await listNames({ search: 'lamp' })).toEqual(['Light']);
    valueOf(await items.update(id, { tags: ['my lamp'] }));
    expect(await listNames({ search: 'lamp' })).toEqual(['Light']);
    valueOf(await items.update(id, { description: '' }));
    expect(await listNames({ search: 'lamp' })).toEqual(['Light']);
    valueOf(await items.update(id, { tags: [] }));
    expect(await listNames({ search: 'lamp' })).toEqual([]);
  });

  rule(
    'a deleted item is not found, a restored one is found again',
    async ({ items, createNamed, listNames }) => {
      const [lamp] = await createNamed('Lamp', 'Lamp 2');
      valueOf(await items.delete(lamp?.id ?? ''));
      expect(await listNames({ search: 'lamp' })).toEqual(['Lamp 2']);
      valueOf(await items.restore(lamp?.id ?? ''));
      expect(await listNames({ search: 'lamp', sort: byName })).toEqual(['Lamp', 'Lamp 2']);
    },
  );

  const { crowd } = options;
  // Not one of the ten that stay.
  const rare = Math.floor(crowd / 4);
  const last = crowd - 1;
  rule(`common words are told apart from rare ones among ${crowd} items`, async ({ items, listNames }) => {
    const requests = Array.from({ length: crowd }, (_, index) => ({
      name: `Lamp ${String(index)}`,
      description: index === rare ? 'rare common' : 'common',
    }));
    const created = valueOf(await items.createMany(requests));
    expect(await listNames({ search: 'common lamp rare' })).toEqual([`Lamp ${rare}`]);
    expect(await listNames({ search: 'rare common' })).toEqual([`Lamp ${rare}`]);
    expect(await listNames({ search: `common lamp ${last}` })).toEqual([`Lamp ${last}`]);
    expect(await listNames({ search: 'common lamp' })).toHaveLength(crowd);
    for (const { id } of created.slice(0, -10)) valueOf(await items.delete(id));
    const left = await listNames({ search: 'common lamp', sort: { field: 'createdAt', direction: 'asc' } });
    expect(left).toEqual(requests.slice(-10).map(({ name }) => name));
    expect(await listNames({ search: 'rare' })).toEqual([]);
  });
}
