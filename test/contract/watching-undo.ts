import { expect } from 'vitest';
import type { UndoState, UndoUnit } from '../../shared/database/changes.ts';
import { valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { latestChange, redo, twoPeople, undo } from './people.ts';
import { createRecorder } from './recorder.ts';

const describeUnit = (unit: UndoUnit | undefined) => {
  if (!unit) return 'nothing';
  return 'batch' in unit ? unit.batch.title : `${unit.change.kind} ${unit.change.itemName}`;
};

/** Begins a watch. What arrives is told as 'updated b | nothing': what undo and what redo would take back. */
function watchUndo({ fixture }: Subject, { changes }: Person) {
  const recorder = createRecorder<UndoState>();
  const end = changes.watchUndo(recorder);
  expect(recorder.take()).toEqual([]);
  const arrived = async () => {
    await fixture.settled();
    return recorder.takeValues().map((state) => `${describeUnit(state.undo)} | ${describeUnit(state.redo)}`);
  };
  return { arrived, end, recorder };
}

/** What Undo and Redo would do, told live. */
export function registerWatchingUndo({ rule }: Contract): void {
  rule(
    'a watch of undo is told what undo and redo would take back, now and as it changes',
    async (subject) => {
      const { items } = subject;
      const { arrived } = watchUndo(subject, subject);
      expect(await arrived()).toEqual(['nothing | nothing']);
      const { id } = await subject.create({ name: 'Lamp' });
      expect(await arrived()).toEqual(['created Lamp | nothing']);
      valueOf(await items.update(id, { name: 'Torch' }));
      expect(await arrived()).toEqual(['updated Torch | nothing']);
      await undo(subject);
      expect(await arrived()).toEqual(['created Lamp | reverted Lamp']);
      await undo(subject);
      expect(await arrived()).toEqual(['nothing | reverted Lamp']);
      await redo(subject);
      expect(await arrived()).toEqual(['created Lamp | reverted Lamp']);
      valueOf(await items.update(id, { name: 'Bulb' }));
      expect(await arrived()).toEqual(['updated Bulb | nothing']);
    },
  );

  rule('what is told are the changes as they are on record', async (subject) => {
    const [a] = await subject.createNamed('a', 'b');
    const undone = await undo(subject);
    const recorder = createRecorder<UndoState>();
    subject.changes.watchUndo(recorder);
    await subject.fixture.settled();
    const [creating] = await subject.recorded({ itemId: a?.id ?? '' });
    const undoing = valueOf(await subject.changes.get(undone.reversion.change?.id ?? ''));
    expect(recorder.takeValues()).toEqual([{ undo: { change: creating }, redo: { change: undoing } }]);
  });

  rule(
    'a watch of undo is told of what the same person does elsewhere, and of nobody else',
    async (subject) => {
      const [ada, ben] = await twoPeople(subject);
      const elsewhere = await subject.person('browser-of-ada');
      const { arrived } = watchUndo(subject, ada);
      expect(await arrived()).toEqual(['nothing | nothing']);
      const { id } = valueOf(await ben.items.create({ name: 'Lamp' }));
      expect(await arrived()).toEqual([]);
      valueOf(await elsewhere.items.update(id, { name: 'Torch' }));
      expect(await arrived()).toEqual(['updated Torch | nothing']);
      valueOf(await ben.items.update(id, { status: 'active' }));
      await undo(ben);
      expect(await arrived()).toEqual([]);
      await undo(elsewhere);
      expect(await arrived()).toEqual(['nothing | reverted Lamp']);
    },
  );

  rule('what others take back goes from what undo would take back', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    const { arrived } = watchUndo(subject, ada);
    expect(await arrived()).toEqual(['updated Torch | nothing']);
    valueOf(await ben.changes.revert((await latestChange(subject)).id));
    expect(await arrived()).toEqual(['created Lamp | nothing']);
  });

  rule('what is passed over goes from what undo would take back', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { id } = valueOf(await ada.items.create({ name: 'Lamp' }));
    valueOf(await ada.items.update(id, { name: 'Torch' }));
    valueOf(await ben.items.update(id, { name: 'Bulb' }));
    const { arrived } = watchUndo(subject, ada);
    await arrived();
    expect((await undo(ada)).reversion).toEqual({ left: ['name'] });
    expect(await arrived()).toEqual(['created Lamp | nothing']);
  });

  rule('a write that changes nothing is not told, and after Unsubscribe nothing is', async (subject) => {
    const { id } = await subject.create({ name: 'Lamp' });
    const { arrived, end } = watchUndo(subject, subject);
    await arrived();
    valueOf(await subject.items.update(id, { name: 'Lamp' }));
    expect(await arrived()).toEqual([]);
    end();
    valueOf(await subject.items.update(id, { name: 'Torch' }));
    expect(await arrived()).toEqual([]);
  });
}
