import { expect } from 'vitest';
import { valueOf, type Contract } from './contract.ts';
import { latestChange, redo, twoPeople, undo } from './people.ts';

/** What is an undo and what a redo, wherever it is asked for, and what cannot be done again. */
export function registerRedoingInTheHistory(contract: Contract): void {
  registerHistory(contract);
  registerPassingOver(contract);
}

function registerHistory({ rule }: Contract): void {
  rule('taking back one’s own change in the history is an undo: redo does it again', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    valueOf(await items.update(id, { status: 'active' }));
    valueOf(await changes.revert(renaming.id));
    await redo(subject);
    expect(valueOf(await items.get(id))).toMatchObject({ name: 'Torch', status: 'active' });
    valueOf(await changes.revert(renaming.id));
    await undo(subject);
    expect(valueOf(await items.get(id))).toMatchObject({ name: 'Lamp', status: 'draft' });
  });

  rule('taking back one’s own undo in the history is a redo: undo takes the change back', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    const renaming = await latestChange(subject);
    const { reversion } = await undo(subject);
    valueOf(await changes.revert(reversion.change?.id ?? ''));
    expect(valueOf(await changes.redo())).toBeUndefined();
    const { change } = await undo(subject);
    expect(change.id).toBe(renaming.id);
    expect(valueOf(await items.get(id)).name).toBe('Lamp');
  });

  rule('taking back one’s own redo in the history is an undo again', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    await undo(subject);
    const { reversion } = await redo(subject);
    valueOf(await changes.revert(reversion.change?.id ?? ''));
    expect(valueOf(await items.get(id)).name).toBe('Lamp');
    await redo(subject);
    expect(valueOf(await items.get(id)).name).toBe('Torch');
    expect(valueOf(await changes.redo())).toBeUndefined();
  });
}

function registerPassingOver({ rule }: Contract): void {
  rule('what cannot be done again is said once and passed over', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ben.items.create({ name: 'Lamp', description: 'Old' }));
    valueOf(await ada.items.update(id, { description: 'New' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    await undo(ada);
    await undo(ada);
    valueOf(await ben.items.update(id, { description: 'Newest' }));
    expect((await redo(ada)).reversion).toEqual({ left: ['description'] });
    await redo(ada);
    expect(valueOf(await subject.items.get(id))).toMatchObject({ name: 'Torch', description: 'Newest' });
    expect(valueOf(await ada.changes.redo())).toBeUndefined();
  });

  rule('an undo that came to nothing is no undo: redo does the one before it again', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ben.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { description: 'New' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    await undo(ada);
    valueOf(await ben.items.update(id, { description: 'Newest' }));
    expect((await undo(ada)).reversion).toEqual({ left: ['description'] });
    await redo(ada);
    expect(valueOf(await subject.items.get(id)).name).toBe('Torch');
  });
}
