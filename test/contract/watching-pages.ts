import { expect } from 'vitest';
import type { ItemPage } from '../../shared/database/database.ts';
import { everything, valueOf, type Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';
import { watchPage } from './watched-page.ts';

const byName = { field: 'name', direction: 'asc' } as const;

/** What a watch of a page is told. */
export function registerWatchingPages(contract: Contract): void {
  registerFirstCall(contract);
  registerWindows(contract);
}

function registerFirstCall({ rule }: Contract): void {
  rule('a watch of a page is told the present page once, and later than it asked', async (subject) => {
    const { items, fixture, createNamed } = subject;
    const created = await createNamed('b', 'a', 'c');
    const recorder = createRecorder<ItemPage>();
    items.watchPage({ limit: 2, offset: 1, sort: byName }, recorder);
    expect(recorder.take()).toEqual([]);
    await fixture.settled();
    expect(recorder.take()).toEqual([{ ok: true, value: { items: [created[0], created[2]], total: 3 } }]);
    await fixture.settled();
    expect(recorder.take()).toEqual([]);
  });

  rule('a watch of an empty database is told an empty page', async ({ items, fixture }) => {
    const recorder = createRecorder<ItemPage>();
    items.watchPage(everything, recorder);
    await fixture.settled();
    expect(recorder.takeValues()).toEqual([{ items: [], total: 0 }]);
  });
}

function registerWindows({ rule }: Contract): void {
  rule('create, update, delete and restore inside the page are told', async (subject) => {
    const { items, create } = subject;
    const { arrived } = await watchPage(subject, { sort: byName });
    const { id } = await create({ name: 'b' });
    expect(await arrived()).toEqual(['b of 1']);
    await create({ name: 'a' });
    expect(await arrived()).toEqual(['a b of 2']);
    valueOf(await items.update(id, { name: 'A0' }));
    expect(await arrived()).toEqual(['a A0 of 2']);
    valueOf(await items.delete(id));
    expect(await arrived()).toEqual(['a of 1']);
    valueOf(await items.restore(id));
    expect(await arrived()).toEqual(['a A0 of 2']);
  });

  rule('a new description of an item on the page is told with the whole item', async (subject) => {
    const [item] = await subject.createNamed('a', 'b');
    const { recorder } = await watchPage(subject, { limit: 1 });
    const updated = valueOf(await subject.items.update(item?.id ?? '', { description: 'New' }));
    await subject.fixture.settled();
    expect(recorder.takeValues()).toEqual([{ items: [updated], total: 2 }]);
  });

  rule('a write behind the page that changes the total is told', async (subject) => {
    const { items, createNamed } = subject;
    await createNamed('a', 'b', 'c');
    const { arrived } = await watchPage(subject, { limit: 2, sort: byName });
    const [last] = await createNamed('z');
    expect(await arrived()).toEqual(['a b of 4']);
    valueOf(await items.delete(last?.id ?? ''));
    expect(await arrived()).toEqual(['a b of 3']);
    valueOf(await items.restore(last?.id ?? ''));
    expect(await arrived()).toEqual(['a b of 4']);
  });

  const shifts = [
    { direction: 'asc', first: 'a', afterDelete: 'c d e of 4', afterRename: 'b0 d e of 4' },
    { direction: 'desc', first: 'e', afterDelete: 'c b a of 4', afterRename: 'b0 b a of 4' },
  ] as const;
  for (const { direction, first, afterDelete, afterRename } of shifts) {
    rule(`a write before the page shifts it, one inside reorders it, ${direction}`, async (subject) => {
      const { items, createNamed } = subject;
      const created = await createNamed('a', 'b', 'c', 'd', 'e');
      const idOf = (name: string) => created.find((item) => item.name === name)?.id ?? '';
      const { arrived } = await watchPage(subject, {
        limit: 3,
        offset: 1,
        sort: { field: 'name', direction },
      });
      valueOf(await items.delete(idOf(first)));
      expect(await arrived()).toEqual([afterDelete]);
      valueOf(await items.update(idOf('c'), { name: 'b0' }));
      expect(await arrived()).toEqual([afterRename]);
    });
  }

  rule('an item that moves over the page from one side to the other is told', async (subject) => {
    const [a] = await subject.createNamed('a', 'b', 'c', 'd', 'e');
    const { arrived } = await watchPage(subject, { limit: 1, offset: 2, sort: byName });
    valueOf(await subject.items.update(a?.id ?? '', { name: 'z' }));
    expect(await arrived()).toEqual(['d of 5']);
    valueOf(await subject.items.update(a?.id ?? '', { name: 'a' }));
    expect(await arrived()).toEqual(['c of 5']);
  });

  rule('an update brings an item to the top of the latest first', async (subject) => {
    const { items, fixture, createNamed } = subject;
    const [a] = await createNamed('a', 'b', 'c');
    const { arrived } = await watchPage(subject, {
      limit: 2,
      sort: { field: 'updatedAt', direction: 'desc' },
    });
    await fixture.advance(5);
    valueOf(await items.update(a?.id ?? '', { status: 'archived' }));
    expect(await arrived()).toEqual(['a c of 3']);
  });

  rule(
    'a page past the end is empty, and is told of every new total until it is reached',
    async (subject) => {
      await subject.createNamed('a');
      const { arrived } = await watchPage(subject, { limit: 2, offset: 2 });
      await subject.createNamed('b');
      expect(await arrived()).toEqual(['of 2']);
      await subject.createNamed('c');
      expect(await arrived()).toEqual(['c of 3']);
    },
  );
}
