import { expect } from 'vitest';
import type { UndoState } from '../../shared/database/changes.ts';
import { errorOf, valueOf, type Contract } from './contract.ts';
import { redo, twoPeople, undo } from './people.ts';
import { createWithPrunedPast, outliveChanges } from './pruning-changes.ts';
import { createRecorder } from './recorder.ts';

/** Much shorter than anything is kept for, ms. */
const minute = 60_000;

/** What pruning forbids. */
export function registerPruningUndo({ rule }: Contract): void {
  rule('a pruned change cannot be taken back or gone back to, and nothing is written', async (subject) => {
    const { changes, items } = subject;
    const { id, pruned } = await createWithPrunedPast(subject);
    const [item, recorded] = [valueOf(await items.get(id)), await subject.recorded()];
    for (const change of pruned) {
      expect(errorOf(await changes.revert(change.id), 'NotFound').id).toBe(change.id);
      expect(errorOf(await changes.restoreTo(id, change.id), 'NotFound').id).toBe(change.id);
    }
    expect(valueOf(await items.get(id))).toEqual(item);
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('undo takes back what is on record, and ends where it is pruned', async (subject) => {
    const { id } = await createWithPrunedPast(subject);
    await undo(subject);
    await undo(subject);
    expect(valueOf(await subject.items.get(id))).toMatchObject({ name: 'Torch', status: 'draft' });
    const recorder = createRecorder<UndoState>();
    subject.changes.watchUndo(recorder);
    await subject.fixture.settled();
    expect(recorder.takeValues()[0]).not.toHaveProperty('undo');
    expect(valueOf(await subject.changes.undo())).toBeUndefined();
    await redo(subject);
    await redo(subject);
    expect(valueOf(await subject.items.get(id))).toMatchObject({ name: 'Bulb', status: 'active' });
  });

  rule('an undo outlives what it took back, and is still an undo: redo does it again', async (subject) => {
    const { items, fixture } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    await fixture.advance(3 * minute);
    await undo(subject);
    await outliveChanges(subject, minute);
    expect((await subject.recorded()).map(({ kind }) => kind)).toEqual(['reverted']);
    expect(valueOf(await subject.changes.undo())).toBeUndefined();
    await redo(subject);
    expect(valueOf(await items.get(id)).name).toBe('Torch');
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
  });

  rule('what others wrote and what this person wrote is pruned alike', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    valueOf(await ada.items.create({ name: 'a' }));
    await subject.fixture.advance(3 * minute);
    valueOf(await ben.items.create({ name: 'b' }));
    await outliveChanges(subject, minute);
    expect(valueOf(await ada.changes.undo())).toBeUndefined();
    await undo(ben);
    expect(await subject.listNames()).toEqual(['a']);
  });
}
