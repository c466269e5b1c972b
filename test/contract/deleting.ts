import { expect } from 'vitest';
import { errorOf, valueOf, type Contract } from './contract.ts';

export function registerDeleting(contract: Contract): void {
  registerDelete(contract);
  registerRestore(contract);
}

function registerDelete({ rule }: Contract): void {
  rule(
    'a deleted item is gone from list, count and search, and the others stay',
    async ({ items, create, list }) => {
      const [first, second, third] = [
        await create({ name: 'Lamp', status: 'active' }),
        await create({ name: 'Lamp', status: 'active' }),
        await create({ name: 'Lamp' }),
      ];
      expect(await list()).toEqual([first, second, third]);
      expect(await items.delete(second.id)).toEqual({ ok: true, value: undefined });
      expect(await list()).toEqual([first, third]);
      expect(await list({ search: 'lamp', sort: { field: 'name', direction: 'asc' } })).toEqual([
        first,
        third,
      ]);
      expect(await list({ status: 'active' })).toEqual([first]);
      expect(valueOf(await items.count())).toBe(2);
      expect(valueOf(await items.count({ status: 'active' }))).toBe(1);
      expect(valueOf(await items.count({ search: 'lamp' }))).toBe(2);
    },
  );

  rule('the second delete of an item is NotFound', async ({ items, create }) => {
    const { id } = await create({ name: 'Lamp' });
    valueOf(await items.delete(id));
    expect(errorOf(await items.delete(id), 'NotFound').id).toBe(id);
    expect(valueOf(await items.count())).toBe(0);
  });

  rule('of two deletes in one turn one is made and one is NotFound', async ({ items, create }) => {
    const { id } = await create({ name: 'Lamp' });
    const results = await Promise.all([items.delete(id), items.delete(id)]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });

  rule(
    'a delete of an id that never was is NotFound and deletes nothing',
    async ({ items, createNamed, listNames }) => {
      await createNamed('a', 'b');
      expect(errorOf(await items.delete('never-was'), 'NotFound').id).toBe('never-was');
      expect(await listNames()).toEqual(['a', 'b']);
    },
  );

  rule('when everything was deleted the database is empty, and new items begin afresh', async (subject) => {
    const { items, createNamed, listNames, list } = subject;
    for (const { id } of await createNamed('b', 'a', 'c')) valueOf(await items.delete(id));
    expect(await list()).toEqual([]);
    await createNamed('z', 'y');
    expect(await listNames()).toEqual(['z', 'y']);
    expect(await listNames({ sort: { field: 'name', direction: 'asc' } })).toEqual(['y', 'z']);
  });
}

function registerRestore({ rule }: Contract): void {
  rule('restore brings the item back exactly as it was', async ({ items, fixture, create, list }) => {
    const { id } = await create({ name: 'Lamp', description: 'For reading', tags: ['a', 'b'] });
    await fixture.advance(5);
    const before = valueOf(await items.update(id, { status: 'active' }));
    await fixture.advance(5);
    valueOf(await items.delete(id));
    errorOf(await items.get(id), 'NotFound');
    await fixture.advance(5);
    expect(valueOf(await items.restore(id))).toEqual(before);
    expect(valueOf(await items.get(id))).toEqual(before);
    expect(await list({ search: 'lamp', status: 'active' })).toEqual([before]);
    expect(valueOf(await items.count({ status: 'active' }))).toBe(1);
  });

  rule('restore of an item that is there answers it as it is', async ({ items, fixture, create, list }) => {
    const item = await create({ name: 'Lamp' });
    await fixture.advance(5);
    expect(valueOf(await items.restore(item.id))).toEqual(item);
    expect(await list()).toEqual([item]);
    valueOf(await items.delete(item.id));
    valueOf(await items.restore(item.id));
    expect(valueOf(await items.restore(item.id))).toEqual(item);
    expect(await list()).toEqual([item]);
    expect(valueOf(await items.count({ search: 'lamp' }))).toBe(1);
  });

  rule('restore of an id that never was is NotFound', async ({ items, list }) => {
    for (const id of ['never-was', '', '__proto__']) {
      expect(errorOf(await items.restore(id), 'NotFound').id).toBe(id);
    }
    expect(await list()).toEqual([]);
  });

  rule('a restored item can be updated, deleted and restored again', async ({ items, create }) => {
    const { id } = await create({ name: 'Lamp' });
    for (const version of [2, 3, 4]) {
      valueOf(await items.delete(id));
      valueOf(await items.restore(id));
      expect(
        valueOf(await items.update(id, { name: `Lamp ${version}`, baseVersion: version - 1 })).version,
      ).toBe(version);
    }
    valueOf(await items.delete(id));
    expect(errorOf(await items.delete(id), 'NotFound').id).toBe(id);
  });
}
