import { expect } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import { expectTime, valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange, twoPeople } from './people.ts';

const lamp = { name: 'Lamp', description: 'For reading', status: 'active', tags: ['light', 'desk'] } as const;

const createLamp = ({ create }: Subject) => create({ ...lamp, tags: [...lamp.tags] });

/** That every write is on record, with what it did, when and by whom. */
export function registerRecordingChanges(contract: Contract): void {
  registerKinds(contract);
  registerWhatChanged(contract);
  registerManyAtOnce(contract);
  registerActors(contract);
}

/** The change of an item that was written just now; it says this, and nothing besides. */
async function expectRecorded(subject: Subject, itemId: string, said: Partial<Change>): Promise<void> {
  const latest = await latestChange(subject);
  const { id, at, ...rest } = latest;
  expect(id).not.toBe('');
  expectTime(at, subject.fixture.now(), subject.options);
  expect(rest).toEqual({ itemId, itemName: 'Lamp', actor: subject.actor, ...said });
  expect(valueOf(await subject.changes.get(id))).toEqual(latest);
}

function registerKinds({ rule }: Contract): void {
  rule('a creation is on record with every field after it, and with none before it', async (subject) => {
    await subject.fixture.advance(5);
    const { id, createdAt } = await createLamp(subject);
    await expectRecorded(subject, id, { kind: 'created', version: 1, before: null, after: lamp });
    expect((await latestChange(subject)).at).toBe(createdAt);
  });

  rule(
    'an update is on record with the fields that it changed, as they were and as they are',
    async (subject) => {
      const { id } = await createLamp(subject);
      await subject.fixture.advance(5);
      const { updatedAt } = valueOf(await subject.items.update(id, { status: 'draft', tags: [] }));
      const before = { status: 'active', tags: ['light', 'desk'] } as const;
      const after = { status: 'draft', tags: [] } as const;
      await expectRecorded(subject, id, { kind: 'updated', version: 2, before, after });
      expect((await latestChange(subject)).at).toBe(updatedAt);
    },
  );

  rule(
    'a deletion is on record: the item was there, is not any more, and no field changed',
    async (subject) => {
      const { id } = await createLamp(subject);
      await subject.fixture.advance(5);
      valueOf(await subject.items.delete(id));
      await expectRecorded(subject, id, { kind: 'deleted', version: 1, before: {}, after: null });
    },
  );

  rule(
    'a restoration is on record: the item was not there, is again, and no field changed',
    async (subject) => {
      const { id } = await createLamp(subject);
      valueOf(await subject.items.delete(id));
      await subject.fixture.advance(5);
      valueOf(await subject.items.restore(id));
      await expectRecorded(subject, id, { kind: 'restored', version: 1, before: null, after: {} });
    },
  );
}

function registerWhatChanged({ rule }: Contract): void {
  rule('a field that was sent as it is, is no part of the change', async (subject) => {
    const { id } = await createLamp(subject);
    valueOf(await subject.items.update(id, { ...lamp, tags: [...lamp.tags], description: 'For work' }));
    const { before, after } = await latestChange(subject);
    expect([before, after]).toEqual([{ description: 'For reading' }, { description: 'For work' }]);
  });

  rule('a change is of the item as it is called after it', async (subject) => {
    const { id } = await createLamp(subject);
    valueOf(await subject.items.update(id, { name: 'Torch' }));
    valueOf(await subject.items.delete(id));
    const names = (await subject.recorded()).map(({ itemName }) => itemName);
    expect(names).toEqual(['Torch', 'Torch', 'Lamp']);
  });

  rule('writes that change nothing are not on record', async (subject) => {
    const { id } = await createLamp(subject);
    const recorded = await subject.recorded();
    valueOf(await subject.items.update(id, {}));
    valueOf(await subject.items.update(id, { ...lamp, tags: [...lamp.tags], baseVersion: 1 }));
    valueOf(await subject.items.restore(id));
    valueOf(await subject.items.createMany([]));
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('writes that are refused are not on record', async (subject) => {
    const { items } = subject;
    const { id } = await createLamp(subject);
    valueOf(await items.update(id, { name: 'Torch' }));
    const recorded = await subject.recorded();
    const results = [
      await items.create({ name: '' }),
      await items.createMany([{ name: 'Chair' }, { name: '' }]),
      await items.update(id, { name: '' }),
      await items.update(id, { name: 'Bulb', description: 'New', baseVersion: 1 }),
      await items.update(id, { name: 'Bulb', baseVersion: 3 }),
      await items.update('never-was', { name: 'Bulb' }),
      await items.delete('never-was'),
      await items.restore('never-was'),
    ];
    expect(results.filter(({ ok }) => ok)).toEqual([]);
    expect(await subject.recorded()).toEqual(recorded);
  });
}

function registerManyAtOnce({ rule }: Contract): void {
  rule(
    'createMany is on record with a change for each item, in the order of the request',
    async (subject) => {
      const created = valueOf(await subject.items.createMany([{ name: 'b' }, { name: 'a' }, { name: 'c' }]));
      const recorded = await subject.recorded();
      expect(recorded.map(({ itemId }) => itemId)).toEqual(created.map(({ id }) => id).toReversed());
      expect(recorded.map(({ kind, version }) => `${kind} ${version}`)).toEqual(
        created.map(() => 'created 1'),
      );
      expect(new Set(recorded.map(({ id }) => id)).size).toBe(3);
    },
  );

  rule('the writes of one turn are on record one after the other', async (subject) => {
    const { id } = await createLamp(subject);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => subject.items.update(id, { name })));
    const recorded = (await subject.recorded()).toReversed();
    expect(recorded.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(recorded.map(({ before, after }) => `${before?.name} to ${after?.name}`).slice(1)).toEqual([
      ...['Lamp to a', 'a to b', 'b to c', 'c to d'],
    ]);
  });
}

function registerActors({ rule }: Contract): void {
  rule('every change names who wrote it, and each person is told as whom they write', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    expect(new Set([subject.actor.id, ada.actor.id, ben.actor.id]).size).toBe(3);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ben.items.update(id, { name: 'Torch' }));
    valueOf(await ada.items.delete(id));
    valueOf(await subject.items.restore(id));
    const actors = (await subject.recorded()).map(({ actor }) => actor);
    expect(actors).toEqual([subject.actor, ada.actor, ben.actor, ada.actor]);
  });

  rule('one who comes back in the same browser is the same person', async (subject) => {
    const [before, after] = [await subject.person('browser-of-ada'), await subject.person('browser-of-ada')];
    valueOf(await before.items.create({ name: 'Lamp' }));
    valueOf(await after.items.create({ name: 'Torch' }));
    const recorded = await subject.recorded({ actorId: before.actor.id });
    expect(recorded.map(({ itemName }) => itemName)).toEqual(['Torch', 'Lamp']);
  });
}
