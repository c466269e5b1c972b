import { expect } from 'vitest';
import { errorOf, valueOf, type Contract } from './contract.ts';
import { latestChange, redo, twoPeople, undo } from './people.ts';

/** Undo takes back what this person did last. */
export function registerUndoing(contract: Contract): void {
  registerOrder(contract);
  registerPeople(contract);
  registerPassingOver(contract);
}

function registerOrder({ rule }: Contract): void {
  rule('undo takes back the latest change, then the one before it, until there is none', async (subject) => {
    const { items, changes, listNames } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    valueOf(await items.delete(id));
    const [deleting, updating, creating] = await subject.recorded();
    const undone = [];
    for (const names of [['Torch'], ['Lamp'], []]) {
      undone.push(await undo(subject));
      expect(await listNames()).toEqual(names);
    }
    expect(undone.map(({ change }) => change.id)).toEqual([deleting?.id, updating?.id, creating?.id]);
    const recorded = await subject.recorded();
    expect(valueOf(await changes.undo())).toBeUndefined();
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('undo answers with what came of it, and that is on record', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await subject.items.update(id, { name: 'Torch', status: 'active' }));
    const updating = await latestChange(subject);
    const other = await subject.person('browser-of-ben');
    valueOf(await other.items.update(id, { status: 'archived' }));
    const { reversion } = await undo(subject);
    expect(reversion.left).toEqual(['status']);
    expect(reversion.change).toEqual(await latestChange(subject));
    expect(reversion.change).toMatchObject({
      kind: 'reverted',
      reverts: updating.id,
      after: { name: 'Lamp' },
    });
  });

  rule('a restoration and a going back are undone like anything else', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    const creating = await latestChange(subject);
    valueOf(await items.update(id, { name: 'Torch' }));
    valueOf(await changes.restoreTo(id, creating.id));
    valueOf(await items.delete(id));
    valueOf(await items.restore(id));
    const names = [];
    for (let index = 0; index < 4; index += 1) {
      await undo(subject);
      names.push((await subject.listNames())[0]);
    }
    // Restored, deleted, gone back and renamed, taken back in this order.
    expect(names).toEqual([undefined, 'Lamp', 'Torch', 'Lamp']);
  });

  rule('undos of one turn take back one change each', async (subject) => {
    await subject.createNamed('a', 'b', 'c');
    await Promise.all([subject.changes.undo(), subject.changes.undo()]);
    expect(await subject.listNames()).toEqual(['a']);
  });
}

function registerPeople({ rule }: Contract): void {
  rule('undo takes back what this person did, whatever others have done since', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    valueOf(await ben.items.update(id, { status: 'active' }));
    valueOf(await ben.items.create({ name: 'Chair' }));
    await undo(ada);
    const [lamp, chair] = await subject.list();
    expect([lamp, chair]).toMatchObject([{ name: 'Lamp', status: 'active' }, { name: 'Chair' }]);
    expect(valueOf(await subject.changes.undo())).toBeUndefined();
  });

  rule('undo goes on from another tab, or after a reload, where it was', async (subject) => {
    const before = await subject.person('browser-of-ada');
    for (const name of ['a', 'b', 'c']) valueOf(await before.items.create({ name }));
    await undo(before);
    const after = await subject.person('browser-of-ada');
    await undo(after);
    expect(await subject.listNames()).toEqual(['a']);
    await undo(before);
    expect(await subject.listNames()).toEqual([]);
    expect(valueOf(await after.changes.undo())).toBeUndefined();
  });

  rule(
    'a change that somebody else has taken back is not undone until it is in force again',
    async (subject) => {
      const [ada, ben] = await twoPeople(subject);
      const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
      valueOf(await ada.items.update(id, { name: 'Torch' }));
      const renaming = await latestChange(subject);
      valueOf(await ben.changes.revert(renaming.id));
      await undo(ada);
      expect(await subject.listNames()).toEqual([]);
      await redo(ada);
      await undo(ben);
      expect(await subject.listNames()).toEqual(['Torch']);
      expect((await undo(ada)).change.id).toBe(renaming.id);
      expect(await subject.listNames()).toEqual(['Lamp']);
    },
  );

  rule('taking back what another person did is undone as a change of one’s own', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    const reverting = valueOf(await ben.changes.revert((await latestChange(subject)).id)).change;
    const { change } = await undo(ben);
    expect(change.id).toBe(reverting?.id);
    expect(valueOf(await subject.items.get(id)).name).toBe('Torch');
    expect(valueOf(await ben.changes.undo())).toBeUndefined();
  });
}

function registerPassingOver({ rule }: Contract): void {
  rule('what is all changed by others since is said once, and then passed over', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const first = valueOf(await ada.items.create({ name: 'Chair' }));
    const { id } = valueOf(await ben.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    valueOf(await ben.items.update(id, { name: 'Bulb' }));
    const recorded = await subject.recorded();
    const { change, reversion } = await undo(ada);
    expect([change.id, reversion]).toEqual([renaming.id, { left: ['name'] }]);
    expect(await subject.recorded()).toEqual(recorded);
    await undo(ada);
    expect(errorOf(await subject.items.get(first.id), 'NotFound').id).toBe(first.id);
    expect(valueOf(await ada.changes.undo())).toBeUndefined();
  });

  rule('what cannot be undone for an error is said once, and passed over in every tab', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    const chair = valueOf(await ada.items.create({ name: 'Chair' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    valueOf(await ben.items.delete(id));
    const recorded = await subject.recorded();
    expect(errorOf(await ada.changes.undo(), 'NotFound').id).toBe(id);
    expect(await subject.recorded()).toEqual(recorded);
    await undo(await subject.person('browser-of-ada'));
    expect(errorOf(await subject.items.get(chair.id), 'NotFound').id).toBe(chair.id);
  });

  rule('what was passed over can still be taken back in the history', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ben.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    valueOf(await ben.items.delete(id));
    errorOf(await ada.changes.undo(), 'NotFound');
    valueOf(await ben.items.restore(id));
    expect(valueOf(await ada.changes.undo())).toBeUndefined();
    valueOf(await ada.changes.revert(renaming.id));
    expect(valueOf(await subject.items.get(id)).name).toBe('Lamp');
  });

  rule('of a purged item nothing is left to undo, and the purge is no change to undo', async (subject) => {
    const { items, trash } = subject;
    const [a, b] = await subject.createNamed('a', 'b');
    valueOf(await items.update(b?.id ?? '', { name: 'c' }));
    valueOf(await items.delete(b?.id ?? ''));
    valueOf(await trash.purge(b?.id ?? ''));
    const { change } = await undo(subject);
    expect(change.itemId).toBe(a?.id);
    expect(valueOf(await subject.changes.undo())).toBeUndefined();
  });
}
