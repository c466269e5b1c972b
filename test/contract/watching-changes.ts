import { expect } from 'vitest';
import { valueOf, type Contract } from './contract.ts';
import { watchPage } from './watched-page.ts';

const byName = { field: 'name', direction: 'asc' } as const;

/** Of which writes a watch of a page is not told, and of which one with a filter is. */
export function registerWatchingChanges(contract: Contract): void {
  registerWhatIsNotTold(contract);
  registerFilters(contract);
}

function registerWhatIsNotTold({ rule }: Contract): void {
  rule('a write outside the page that keeps the total is not told', async (subject) => {
    const { items, createNamed } = subject;
    const [a, , , d, e] = await createNamed('a', 'b', 'c', 'd', 'e');
    const { arrived } = await watchPage(subject, { limit: 2, offset: 1, sort: byName });
    valueOf(await items.update(e?.id ?? '', { description: 'New' }));
    valueOf(await items.update(a?.id ?? '', { name: 'A', tags: ['new'] }));
    valueOf(await items.update(d?.id ?? '', { name: 'z' }));
    valueOf(await items.update(d?.id ?? '', { name: 'd' }));
    valueOf(await items.update(a?.id ?? '', { name: '0' }));
    expect(await arrived()).toEqual([]);
  });

  rule('a write of the same values is not told', async (subject) => {
    const item = await subject.create({ name: 'a', tags: ['x'] });
    const { arrived } = await watchPage(subject, {});
    valueOf(await subject.items.update(item.id, { name: 'a', tags: ['x'] }));
    valueOf(await subject.items.update(item.id, {}));
    valueOf(await subject.items.restore(item.id));
    valueOf(await subject.items.createMany([]));
    expect(await arrived()).toEqual([]);
  });

  rule('a write that failed is not told', async (subject) => {
    const { items } = subject;
    const { id } = await subject.create({ name: 'a' });
    valueOf(await items.update(id, { name: 'b' }));
    const { arrived } = await watchPage(subject, {});
    const results = [
      await items.create({ name: '' }),
      await items.createMany([{ name: 'c' }, { name: '' }]),
      await items.update(id, { status: 'gone' as never }),
      await items.update(id, { name: 'c', baseVersion: 1 }),
      await items.update('never-was', { name: 'c' }),
      await items.delete('never-was'),
      await items.restore('never-was'),
    ];
    expect(results.filter(({ ok }) => ok)).toEqual([]);
    expect(await arrived()).toEqual([]);
  });

  rule('reading is not told', async (subject) => {
    const [a] = await subject.createNamed('a');
    const { arrived } = await watchPage(subject, {});
    await subject.list({ search: 'a' });
    valueOf(await subject.items.get(a?.id ?? ''));
    valueOf(await subject.items.count());
    expect(await arrived()).toEqual([]);
  });

  rule('an item that goes and comes back in one turn leaves the page as it was', async (subject) => {
    const [a] = await subject.createNamed('a', 'b');
    const { arrived } = await watchPage(subject, {});
    await Promise.all([subject.items.delete(a?.id ?? ''), subject.items.restore(a?.id ?? '')]);
    const pages = await arrived();
    // Either the turn is told as one, or both of its states are.
    expect([[], ['b of 1', 'a b of 2']]).toContainEqual(pages);
  });
}

function registerFilters({ rule }: Contract): void {
  rule(
    'a status page is told when an item enters or leaves the status, and of no other status',
    async (subject) => {
      const { items, create } = subject;
      const { id } = await create({ name: 'a', status: 'draft' });
      await create({ name: 'b', status: 'active' });
      const { arrived } = await watchPage(subject, { status: 'active', sort: byName });
      valueOf(await items.update(id, { status: 'archived' }));
      valueOf(await items.update(id, { name: 'a0' }));
      await create({ name: 'c' });
      expect(await arrived()).toEqual([]);
      valueOf(await items.update(id, { status: 'active' }));
      expect(await arrived()).toEqual(['a0 b of 2']);
      valueOf(await items.update(id, { status: 'draft' }));
      expect(await arrived()).toEqual(['b of 1']);
    },
  );

  rule(
    'a search page is told when an item begins or ceases to match, and of no item that never did',
    async (subject) => {
      const { items, create, createNamed } = subject;
      const [lamp] = await createNamed('lamp', 'chair');
      const { arrived } = await watchPage(subject, { search: 'lam', sort: byName });
      const chair = await create({ name: 'chair' });
      valueOf(await items.update(chair.id, { description: 'oak' }));
      valueOf(await items.delete(chair.id));
      valueOf(await items.restore(chair.id));
      expect(await arrived()).toEqual([]);
      valueOf(await items.update(chair.id, { description: 'with a lamp' }));
      expect(await arrived()).toEqual(['chair lamp of 2']);
      valueOf(await items.delete(lamp?.id ?? ''));
      expect(await arrived()).toEqual(['chair of 1']);
      valueOf(await items.restore(lamp?.id ?? ''));
      expect(await arrived()).toEqual(['chair lamp of 2']);
      valueOf(await items.update(chair.id, { description: '' }));
      expect(await arrived()).toEqual(['lamp of 1']);
    },
  );

  rule('a search page in one status is told of matches in that status only', async (subject) => {
    const { items, create } = subject;
    const { arrived } = await watchPage(subject, { search: 'lamp', status: 'active' });
    const { id } = await create({ name: 'lamp', status: 'draft' });
    expect(await arrived()).toEqual([]);
    valueOf(await items.update(id, { status: 'active' }));
    expect(await arrived()).toEqual(['lamp of 1']);
    valueOf(await items.update(id, { tags: ['new'] }));
    expect(await arrived()).toEqual(['lamp of 1']);
    valueOf(await items.update(id, { status: 'archived' }));
    expect(await arrived()).toEqual(['of 0']);
  });

  rule('a search page is told when a match becomes a better one', async (subject) => {
    const { items, create, listNames } = subject;
    await create({ name: 'a', tags: ['lamp'] });
    const { id } = await create({ name: 'b', description: 'lamp' });
    const { arrived } = await watchPage(subject, { search: 'lamp' });
    valueOf(await items.update(id, { name: 'b-lamp' }));
    expect(await arrived()).toEqual([`${(await listNames({ search: 'lamp' })).join(' ')} of 2`]);
  });
}
