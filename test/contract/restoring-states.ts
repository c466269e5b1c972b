import { expect } from 'vitest';
import type { EditableField } from '../../shared/items/item.ts';
import { errorOf, issuePathsOf, valueOf, type Contract, type Subject } from './contract.ts';
import { latestChange } from './people.ts';

/** An item with a past of three versions. The changes are the oldest first. */
async function createWithPast(subject: Subject) {
  const { items } = subject;
  const { id } = await subject.create({ name: 'Lamp', description: 'For reading', tags: ['a'] });
  valueOf(await items.update(id, { name: 'Torch', status: 'active' }));
  const item = valueOf(await items.update(id, { name: 'Bulb', tags: ['b', 'c'] }));
  const [created, ...later] = (await subject.recorded({ itemId: id })).toReversed();
  return { item, id, created: created?.id ?? '', updated: later[0]?.id ?? '', latest: later[1]?.id ?? '' };
}

/** Going back to what an item was after one of its changes. */
export function registerRestoringStates(contract: Contract): void {
  registerGoingBack(contract);
  registerRefusing(contract);
}

function registerGoingBack({ rule }: Contract): void {
  rule('an item goes back to what it was after any of its changes, as a new version', async (subject) => {
    const { item, id, created, updated, latest } = await createWithPast(subject);
    const restored = valueOf(await subject.changes.restoreTo(id, created));
    expect(restored.left).toEqual([]);
    const lamp = { name: 'Lamp', description: 'For reading', status: 'draft', tags: ['a'] };
    const now = valueOf(await subject.items.get(id));
    expect(now).toEqual({ ...item, ...lamp, version: 4, updatedAt: restored.change?.at });
    valueOf(await subject.changes.restoreTo(id, updated));
    expect(valueOf(await subject.items.get(id))).toMatchObject({
      name: 'Torch',
      status: 'active',
      tags: ['a'],
    });
    valueOf(await subject.changes.restoreTo(id, latest));
    expect(valueOf(await subject.items.get(id))).toMatchObject({
      name: 'Bulb',
      tags: ['b', 'c'],
      version: 6,
    });
  });

  rule(
    'going back is on record with the fields that it changed, and takes no change back',
    async (subject) => {
      const { id, created, updated } = await createWithPast(subject);
      const { change } = valueOf(await subject.changes.restoreTo(id, updated));
      expect(change).toEqual(await latestChange(subject));
      expect(change).toMatchObject({ kind: 'reverted', version: 4, itemName: 'Torch', actor: subject.actor });
      expect(change?.before).toEqual({ name: 'Bulb', tags: ['b', 'c'] });
      expect(change?.after).toEqual({ name: 'Torch', tags: ['a'] });
      expect(change).not.toHaveProperty('reverts');
      for (const past of [created, updated])
        expect(valueOf(await subject.changes.get(past))).not.toHaveProperty('revertedBy');
    },
  );

  rule('only the fields that are named go back', async (subject) => {
    const { item, id, created } = await createWithPast(subject);
    const { change } = valueOf(await subject.changes.restoreTo(id, created, ['tags', 'description', 'tags']));
    expect(change?.after).toEqual({ tags: ['a'] });
    const { tags, updatedAt, version } = valueOf(await subject.items.get(id));
    expect(valueOf(await subject.items.get(id))).toEqual({ ...item, tags, updatedAt, version });
    expect([tags, version]).toEqual([['a'], 4]);
  });

  rule('going back to what the item is already writes nothing', async (subject) => {
    const { item, id, created, latest } = await createWithPast(subject);
    const recorded = await subject.recorded();
    expect(valueOf(await subject.changes.restoreTo(id, latest))).toEqual({ left: [] });
    expect(valueOf(await subject.changes.restoreTo(id, created, ['description']))).toEqual({ left: [] });
    expect(valueOf(await subject.items.get(id))).toEqual(item);
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule(
    'going back goes over whatever somebody has written since, and can itself be taken back',
    async (subject) => {
      const { id, created } = await createWithPast(subject);
      const current = valueOf(await subject.items.update(id, { description: 'Newest' }));
      const { change } = valueOf(await subject.changes.restoreTo(id, created));
      valueOf(await subject.changes.revert(change?.id ?? ''));
      const { updatedAt } = valueOf(await subject.items.get(id));
      expect(valueOf(await subject.items.get(id))).toEqual({ ...current, version: 6, updatedAt });
    },
  );

  rule('an item goes back to what it held when it was deleted', async (subject) => {
    const { id } = await createWithPast(subject);
    valueOf(await subject.items.delete(id));
    const deleting = await latestChange(subject);
    valueOf(await subject.items.restore(id));
    valueOf(await subject.items.update(id, { name: 'Candle' }));
    valueOf(await subject.changes.restoreTo(id, deleting.id));
    expect(valueOf(await subject.items.get(id)).name).toBe('Bulb');
  });
}

function registerRefusing({ rule }: Contract): void {
  /** Asks for what has to be refused, and sees that nothing came of it. */
  const refuse = async (subject: Subject, itemId: string, changeId: string, fields?: unknown) => {
    const [items, recorded] = [await subject.list(), await subject.recorded()];
    const result = await subject.changes.restoreTo(itemId, changeId, fields as EditableField[]);
    expect(await subject.list()).toEqual(items);
    expect(await subject.recorded()).toEqual(recorded);
    return result;
  };

  rule('a change of another item is refused, and nothing is written', async (subject) => {
    const { id, created } = await createWithPast(subject);
    const other = await createWithPast(subject);
    expect(issuePathsOf(await refuse(subject, id, other.created))).toEqual([['changeId']]);
    expect(issuePathsOf(await refuse(subject, other.id, created))).toEqual([['changeId']]);
  });

  rule('a change that is not on record is NotFound', async (subject) => {
    const { id } = await createWithPast(subject);
    for (const never of ['never-was', '', '__proto__'])
      expect(errorOf(await refuse(subject, id, never), 'NotFound').id).toBe(never);
  });

  rule('an item in the trash is NotFound', async (subject) => {
    const { id, created } = await createWithPast(subject);
    valueOf(await subject.items.delete(id));
    expect(errorOf(await refuse(subject, id, created), 'NotFound').id).toBe(id);
  });

  rule(
    'an item that was deleted for ever is NotFound, whichever of its changes is named',
    async (subject) => {
      const { id, created } = await createWithPast(subject);
      valueOf(await subject.items.delete(id));
      valueOf(await subject.trash.purge(id));
      const purge = await latestChange(subject);
      for (const changeId of [created, purge.id]) errorOf(await refuse(subject, id, changeId), 'NotFound');
    },
  );

  const wrongFields: [string, unknown, (string | number)[]][] = [
    ['an unknown field', ['name', 'colour'], [1]],
    ['a field that nobody may write', ['version'], [0]],
    ['no field', [], []],
    ['fields that are no list', 'name', []],
  ];
  for (const [description, fields, path] of wrongFields) {
    rule(`going back refuses ${description}`, async (subject) => {
      const { id, created } = await createWithPast(subject);
      expect(issuePathsOf(await refuse(subject, id, created, fields))).toEqual([path]);
    });
  }
}
