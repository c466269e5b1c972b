import { expect } from 'vitest';
import type { ChangePage, ChangeQuery } from '../../shared/database/changes.ts';
import { valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange, twoPeople } from './people.ts';
import { createRecorder } from './recorder.ts';

const describePage = ({ changes }: ChangePage) =>
  changes.map(({ kind, itemName, revertedBy }) => `${kind} ${itemName}${revertedBy ? ' (undone)' : ''}`);

/** Begins a watch of the record and takes its first call. What arrives is told as 'updated b, created a'. */
async function watchRecord({ changes, fixture }: Subject, query: Partial<ChangeQuery> = {}) {
  const recorder = createRecorder<ChangePage>();
  const end = changes.watch({ limit: 10, ...query }, recorder);
  const arrived = async () => {
    await fixture.settled();
    return recorder.takeValues().map((page) => describePage(page).join(', '));
  };
  const [first, ...more] = await arrived();
  expect(more).toEqual([]);
  return { first, arrived, end, recorder };
}

export function registerWatchingRecord(contract: Contract): void {
  registerWhatIsTold(contract);
  registerWhatIsNotTold(contract);
}

function registerWhatIsTold({ rule }: Contract): void {
  rule('a watch of the record is told the newest changes once, as they are listed', async (subject) => {
    await subject.createNamed('a', 'b', 'c');
    const recorder = createRecorder<ChangePage>();
    subject.changes.watch({ limit: 2 }, recorder);
    expect(recorder.take()).toEqual([]);
    await subject.fixture.settled();
    expect(recorder.takeValues()).toEqual([valueOf(await subject.changes.list({ limit: 2 }))]);
    await subject.fixture.settled();
    expect(recorder.take()).toEqual([]);
  });

  rule('a watch of the record is told of every write, whoever makes it', async (subject) => {
    const [ada] = await twoPeople(subject);
    const { first, arrived } = await watchRecord(subject, { limit: 2 });
    expect(first).toBe('');
    const { id } = await subject.create({ name: 'a' });
    expect(await arrived()).toEqual(['created a']);
    valueOf(await ada.items.update(id, { name: 'b' }));
    expect(await arrived()).toEqual(['updated b, created a']);
    valueOf(await subject.items.delete(id));
    expect(await arrived()).toEqual(['deleted b, updated b']);
  });

  rule('a change that is taken back is told as such, and again when that is taken back', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'a' });
    valueOf(await items.update(id, { status: 'active' }));
    const updating = await latestChange(subject);
    const { arrived } = await watchRecord(subject, { kind: 'updated' });
    const { change } = valueOf(await changes.revert(updating.id));
    expect(await arrived()).toEqual(['updated a (undone)']);
    valueOf(await changes.revert(change?.id ?? ''));
    expect(await arrived()).toEqual(['updated a']);
  });

  rule('changes that go with a purged item are told as gone', async (subject) => {
    const [a] = await subject.createNamed('a', 'b');
    valueOf(await subject.items.delete(a?.id ?? ''));
    const { first, arrived } = await watchRecord(subject);
    expect(first).toBe('deleted a, created b, created a');
    valueOf(await subject.trash.purge(a?.id ?? ''));
    expect(await arrived()).toEqual(['purged a, created b']);
  });

  rule('a page of the record that is watched names a next one as soon as there is one', async (subject) => {
    const { changes, fixture, createNamed } = subject;
    const recorder = createRecorder<ChangePage>();
    changes.watch({ limit: 1 }, recorder);
    await createNamed('a');
    await fixture.settled();
    expect(recorder.takeValues().at(-1)).not.toHaveProperty('next');
    await createNamed('b');
    await fixture.settled();
    const cursor = recorder.takeValues().at(-1)?.next ?? '';
    const { changes: rest } = valueOf(await changes.list({ limit: 1, cursor }));
    expect(rest.map(({ itemName }) => itemName)).toEqual(['a']);
  });

  rule('createMany is told as one', async (subject) => {
    const { arrived } = await watchRecord(subject);
    valueOf(await subject.items.createMany([{ name: 'a' }, { name: 'b' }]));
    expect(await arrived()).toEqual(['created b, created a']);
  });
}

function registerWhatIsNotTold({ rule }: Contract): void {
  rule('a watch with a filter is not told of what does not match', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'a' }));
    const watches = [
      await watchRecord(subject, { itemId: id }),
      await watchRecord(subject, { actorId: ada.actor.id }),
      await watchRecord(subject, { kind: 'updated' }),
      await watchRecord(subject, { batchId: 'batch-of-ada' }),
      await watchRecord(subject, { to: subject.fixture.now() - 60_000 }),
    ];
    const other = valueOf(await ben.items.create({ name: 'b' }));
    valueOf(await ben.items.delete(other.id));
    for (const { arrived } of watches) expect(await arrived()).toEqual([]);
    const batch = { id: 'batch-of-ada', title: 'Batch' };
    valueOf(await ada.items.update(id, { name: 'c' }, { batch }));
    const told = await Promise.all(watches.map(({ arrived }) => arrived()));
    const both = ['updated c, created a'];
    expect(told).toEqual([both, both, ['updated c'], ['updated c'], []]);
  });

  rule('writes that fail or change nothing, and reading, are not told', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'a' });
    const { arrived } = await watchRecord(subject);
    valueOf(await items.update(id, { name: 'a' }));
    expect((await items.update(id, { name: '' })).ok).toBe(false);
    expect((await changes.revert('never-was')).ok).toBe(false);
    await subject.recorded();
    expect(await arrived()).toEqual([]);
  });

  rule(
    'a query of the record can be changed after a watch began without changing the watch',
    async (subject) => {
      const query = { limit: 1, kind: 'created' } as const;
      const recorder = createRecorder<ChangePage>();
      subject.changes.watch(query, recorder);
      Object.assign(query, { limit: 200, kind: 'deleted' });
      await subject.createNamed('a', 'b');
      await subject.fixture.settled();
      expect(recorder.takeValues().map(describePage).at(-1)).toEqual(['created b']);
    },
  );
}
