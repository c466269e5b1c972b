import { expect } from 'vitest';
import type { TrashPage, TrashQuery } from '../../shared/database/trash.ts';
import { checkedError, expectTime, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange, twoPeople } from './people.ts';
import { createRecorder } from './recorder.ts';

const namesIn = ({ items }: TrashPage) => items.map(({ item }) => item.name);

const allOfIt = { limit: 1000, offset: 0 };

/** Deletes one item for each name, in this order. */
async function deleteNamed(subject: Subject, ...names: string[]): Promise<void> {
  for (const { id } of await subject.createNamed(...names)) {
    await subject.fixture.advance(5);
    valueOf(await subject.items.delete(id));
  }
}

/** Deleted items, until they come back or are gone for ever. */
export function registerTrash(contract: Contract): void {
  registerListing(contract);
  registerRefusing(contract);
  registerWatching(contract);
}

function registerListing({ rule }: Contract): void {
  rule('the trash shows deleted items as they were, when and by whom they were deleted', async (subject) => {
    const { fixture, options, trash } = subject;
    const [ada] = await twoPeople(subject);
    const { id } = await subject.create({ name: 'Lamp', tags: ['a'] });
    const item = valueOf(await subject.items.update(id, { status: 'active' }));
    await fixture.advance(5);
    valueOf(await ada.items.delete(id));
    const page = valueOf(await trash.list(allOfIt));
    const { at } = await latestChange(subject);
    expect(page.items).toEqual([{ item, deletedAt: at, deletedBy: ada.actor }]);
    expectTime(at, fixture.now(), options);
    expect(page.total).toBe(1);
    expect(page.keptFor).toBeGreaterThan(0);
  });

  rule('the latest deleted comes first, whatever was created first', async (subject) => {
    const [a, b, c] = await subject.createNamed('a', 'b', 'c');
    for (const item of [b, c, a]) valueOf(await subject.items.delete(item?.id ?? ''));
    expect(namesIn(valueOf(await subject.trash.list(allOfIt)))).toEqual(['a', 'c', 'b']);
    valueOf(await subject.items.restore(c?.id ?? ''));
    valueOf(await subject.items.delete(c?.id ?? ''));
    expect(namesIn(valueOf(await subject.trash.list(allOfIt)))).toEqual(['c', 'a', 'b']);
  });

  rule('pages of the trash are exact: any window of it, and how many there are in all', async (subject) => {
    await deleteNamed(subject, 'a', 'b', 'c', 'd', 'e');
    const windows: [TrashQuery, string][] = [
      [{ limit: 2, offset: 0 }, 'ed'],
      [{ limit: 2, offset: 2 }, 'cb'],
      [{ limit: 2, offset: 4 }, 'a'],
      [{ limit: 1000, offset: 1 }, 'dcba'],
      [{ limit: 2, offset: 5 }, ''],
      [{ limit: 1, offset: Number.MAX_SAFE_INTEGER }, ''],
    ];
    for (const [query, names] of windows) {
      const page = valueOf(await subject.trash.list(query));
      expect([namesIn(page).join(''), page.total]).toEqual([names, 5]);
    }
  });

  rule('an empty trash is a page of nothing', async ({ trash, create }) => {
    await create({ name: 'Lamp' });
    const { items, total } = valueOf(await trash.list(allOfIt));
    expect([items, total]).toEqual([[], 0]);
  });

  rule('what is restored, or comes back by undo, leaves the trash', async (subject) => {
    const { items, changes, trash } = subject;
    const [a, b, c] = await subject.createNamed('a', 'b', 'c');
    for (const item of [a, b, c]) valueOf(await items.delete(item?.id ?? ''));
    valueOf(await items.restore(b?.id ?? ''));
    expect(namesIn(valueOf(await trash.list(allOfIt)))).toEqual(['c', 'a']);
    const deletions = await subject.recorded({ kind: 'deleted' });
    valueOf(await changes.revert(deletions[0]?.id ?? ''));
    const page = valueOf(await trash.list(allOfIt));
    expect([namesIn(page), page.total]).toEqual([['a'], 1]);
    expect(await subject.listNames()).toEqual(['b', 'c']);
  });

  rule('lists, counts and searches ignore what is in the trash', async (subject) => {
    await deleteNamed(subject, 'Lamp', 'Lamp');
    await subject.create({ name: 'Lamp' });
    expect(await subject.listNames({ search: 'lamp' })).toEqual(['Lamp']);
    expect(valueOf(await subject.items.count())).toBe(1);
    expect(valueOf(await subject.items.count({ search: 'lam', status: 'draft' }))).toBe(1);
  });
}

const wrongQueries: [string, unknown, string[][]][] = [
  ['limit 0', { limit: 0 }, [['limit']]],
  ['limit 1,001', { limit: 1001 }, [['limit']]],
  ['a limit that is text', { limit: '10' }, [['limit']]],
  ['no limit', { limit: undefined }, [['limit']]],
  ['a negative offset', { offset: -1 }, [['offset']]],
  ['a fraction as offset', { offset: 0.5 }, [['offset']]],
  ['an unknown field', { sort: { field: 'name', direction: 'asc' } }, [[]]],
];

function registerRefusing({ rule }: Contract): void {
  for (const [description, wrong, paths] of wrongQueries) {
    rule(`the trash refuses ${description}, whether listed or watched`, async ({ trash, fixture }) => {
      const query = { ...allOfIt, ...(wrong as Partial<TrashQuery>) };
      expect(issuePathsOf(await trash.list(query))).toEqual(paths);
      const recorder = createRecorder<TrashPage>();
      const end = trash.watch(query, recorder);
      await fixture.settled();
      const [error, ...more] = recorder.takeErrors();
      expect(more).toEqual([]);
      expect(checkedError(error, 'ValidationError').issues.map(({ path }) => path)).toEqual(paths);
      end();
    });
  }
}

function registerWatching({ rule }: Contract): void {
  const watchTrash = ({ trash, fixture }: Subject, query: TrashQuery = allOfIt) => {
    const recorder = createRecorder<TrashPage>();
    const end = trash.watch(query, recorder);
    expect(recorder.take()).toEqual([]);
    const arrived = async () => {
      await fixture.settled();
      return recorder.takeValues().map((page) => `${namesIn(page).join(' ')} of ${page.total}`.trim());
    };
    return { arrived, end };
  };

  rule('a watch of the trash is told what comes, what leaves, and what is purged', async (subject) => {
    const [a, b] = await subject.createNamed('a', 'b');
    const { arrived } = watchTrash(subject);
    expect(await arrived()).toEqual(['of 0']);
    valueOf(await subject.items.delete(a?.id ?? ''));
    expect(await arrived()).toEqual(['a of 1']);
    valueOf(await subject.items.delete(b?.id ?? ''));
    expect(await arrived()).toEqual(['b a of 2']);
    valueOf(await subject.items.restore(a?.id ?? ''));
    expect(await arrived()).toEqual(['b of 1']);
    valueOf(await subject.trash.purge(b?.id ?? ''));
    expect(await arrived()).toEqual(['of 0']);
  });

  rule(
    'a watch of the trash is told when somebody else deletes what was deleted already',
    async (subject) => {
      const [ada] = await twoPeople(subject);
      const { id } = await subject.create({ name: 'a' });
      valueOf(await ada.items.delete(id));
      const recorder = createRecorder<TrashPage>();
      subject.trash.watch(allOfIt, recorder);
      await subject.fixture.settled();
      expect(recorder.takeValues().at(-1)?.items[0]?.deletedBy).toEqual(ada.actor);
      await Promise.all([subject.items.restore(id), subject.items.delete(id)]);
      await subject.fixture.settled();
      expect(recorder.takeValues().at(-1)?.items[0]?.deletedBy).toEqual(subject.actor);
    },
  );

  rule(
    'a watch of a page of the trash is told of the total, but not of items that stay outside',
    async (subject) => {
      await deleteNamed(subject, 'a', 'b');
      const { arrived, end } = watchTrash(subject, { limit: 1, offset: 0 });
      expect(await arrived()).toEqual(['b of 2']);
      const { id } = await subject.create({ name: 'Live' });
      valueOf(await subject.items.update(id, { name: 'Alive' }));
      expect(await arrived()).toEqual([]);
      const { items } = valueOf(await subject.trash.list({ limit: 1, offset: 1 }));
      valueOf(await subject.items.restore(items[0]?.item.id ?? ''));
      expect(await arrived()).toEqual(['b of 1']);
      end();
      valueOf(await subject.items.delete(id));
      expect(await arrived()).toEqual([]);
    },
  );
}
