import { expect } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import { expectTime, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { latestChange, twoPeople } from './people.ts';

/** Takes the latest change back, and answers with the change that did so. */
export async function revertLatest(subject: Subject, by: Person = subject): Promise<Change> {
  const latest = await latestChange(subject);
  const { change, left } = valueOf(await by.changes.revert(latest.id));
  expect(left).toEqual([]);
  expect(await latestChange(subject)).toEqual(change);
  return change as Change;
}

/** Taking any one change back. */
export function registerReverting(contract: Contract): void {
  registerFields(contract);
  registerComingAndGoing(contract);
}

function registerFields({ rule }: Contract): void {
  rule(
    'an update that is taken back gives its fields what they held before, as a new version',
    async (subject) => {
      const { items, fixture } = subject;
      const before = await subject.create({ name: 'Lamp', description: 'For reading', tags: ['a', 'b'] });
      valueOf(await items.update(before.id, { name: 'Torch', description: '', tags: [] }));
      await fixture.advance(5);
      const { updatedAt } = await revertAndGet(subject, before.id);
      expect(valueOf(await items.get(before.id))).toEqual({ ...before, version: 3, updatedAt });
      expectTime(updatedAt, fixture.now(), subject.options);
      expect(updatedAt).toBeGreaterThan(before.updatedAt);
    },
  );

  const revertAndGet = async (subject: Subject, id: string) => {
    const { at } = await revertLatest(subject);
    const item = valueOf(await subject.items.get(id));
    expect(item.updatedAt).toBe(at);
    return item;
  };

  rule('taking back is on record: by whom, of which change, and what it wrote', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id: itemId } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(itemId, { name: 'Torch' }));
    const updating = await latestChange(subject);
    const { id, at: _at, ...said } = await revertLatest(subject, ben);
    const fields = { before: { name: 'Torch' }, after: { name: 'Lamp' } };
    expect(said).toEqual({
      ...{ itemId, itemName: 'Lamp', version: 3, actor: ben.actor, kind: 'reverted', ...fields },
      reverts: updating.id,
    });
    expect(valueOf(await subject.changes.get(updating.id))).toEqual({ ...updating, revertedBy: id });
  });

  rule('what others have written into other fields since stays', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    valueOf(await items.update(id, { status: 'active', description: 'New' }));
    const { change, left } = valueOf(await changes.revert(renaming.id));
    expect([change?.after, left]).toEqual([{ name: 'Lamp' }, []]);
    const item = { name: 'Lamp', status: 'active', description: 'New', version: 4 };
    expect(valueOf(await items.get(id))).toMatchObject(item);
  });

  rule(
    'a field that somebody has changed since stays and is named, and the others are taken back',
    async (subject) => {
      const { items, changes } = subject;
      const { id } = await subject.create({ name: 'Lamp', tags: ['a'] });
      valueOf(await items.update(id, { name: 'Torch', status: 'active', description: 'New', tags: ['b'] }));
      const updating = await latestChange(subject);
      valueOf(await items.update(id, { tags: ['c'], name: 'Bulb' }));
      const { change, left } = valueOf(await changes.revert(updating.id));
      expect(left).toEqual(['name', 'tags']);
      expect(change?.after).toEqual({ status: 'draft', description: '' });
      expect(valueOf(await items.get(id))).toMatchObject({
        name: 'Bulb',
        tags: ['c'],
        status: 'draft',
        version: 4,
      });
      expect(valueOf(await changes.get(updating.id)).revertedBy).toBe(change?.id);
    },
  );

  rule(
    'when somebody has changed all of it since, nothing is written, and that is no error',
    async (subject) => {
      const { items, changes } = subject;
      const { id } = await subject.create({ name: 'Lamp' });
      valueOf(await items.update(id, { name: 'Torch' }));
      const renaming = await latestChange(subject);
      const current = valueOf(await items.update(id, { name: 'Bulb' }));
      const recorded = await subject.recorded();
      expect(valueOf(await changes.revert(renaming.id))).toEqual({ left: ['name'] });
      expect(valueOf(await items.get(id))).toEqual(current);
      expect(await subject.recorded()).toEqual(recorded);
    },
  );

  rule('what could not be taken back can be when the value stands again', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    valueOf(await items.update(id, { name: 'Bulb' }));
    expect(valueOf(await changes.revert(renaming.id)).left).toEqual(['name']);
    valueOf(await items.update(id, { name: 'Torch' }));
    expect(valueOf(await changes.revert(renaming.id)).left).toEqual([]);
    expect(valueOf(await items.get(id)).name).toBe('Lamp');
  });
}

function registerComingAndGoing({ rule }: Contract): void {
  rule('a deletion that is taken back brings the item back as itself', async (subject) => {
    const item = await subject.create({ name: 'Lamp', tags: ['a'] });
    valueOf(await subject.items.delete(item.id));
    expect(await revertLatest(subject)).toMatchObject({
      kind: 'reverted',
      version: 1,
      before: null,
      after: {},
    });
    expect(await subject.list()).toEqual([item]);
  });

  rule('a creation that is taken back puts the item into the trash', async (subject) => {
    const item = await subject.create({ name: 'Lamp' });
    expect(await revertLatest(subject)).toMatchObject({
      kind: 'reverted',
      version: 1,
      before: {},
      after: null,
    });
    expect(await subject.list()).toEqual([]);
    const { items } = valueOf(await subject.trash.list({ limit: 5, offset: 0 }));
    expect(items.map((trashed) => trashed.item)).toEqual([item]);
  });

  rule('a restoration that is taken back puts the item into the trash again', async (subject) => {
    const { items } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.delete(id));
    valueOf(await items.restore(id));
    expect(await revertLatest(subject)).toMatchObject({ kind: 'reverted', before: {}, after: null });
    expect((await items.get(id)).ok).toBe(false);
  });

  rule('an item that somebody has changed since it came does not go', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    const creating = await latestChange(subject);
    const current = valueOf(await items.update(id, { tags: ['new'], description: 'New' }));
    expect(valueOf(await changes.revert(creating.id))).toEqual({ left: ['description', 'tags'] });
    expect(valueOf(await items.get(id))).toEqual(current);
    valueOf(await items.update(id, { tags: [], description: '' }));
    expect(valueOf(await changes.revert(creating.id)).change).toMatchObject({ after: null, version: 3 });
    expect(await subject.list()).toEqual([]);
  });
}
