import { expect } from 'vitest';
import type { Batch, UndoState } from '../../shared/database/changes.ts';
import { undoIsWaiting } from '../../shared/database/revert-rules.ts';
import { errorOf, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { contentOf, redo, twoPeople, undo } from './people.ts';
import { createRecorder } from './recorder.ts';
import { revertBatch } from './reverting-batches.ts';

const batch = { id: 'import-of-boats', title: 'Import of boats.csv' };

/** Undoes or redoes a whole batch, and answers with it as it is then. */
async function take(subject: Subject, { changes }: Person, what: 'undo' | 'redo'): Promise<Batch> {
  const outcome = valueOf(await changes[what]());
  if (!outcome || !('batch' in outcome)) throw new Error('Expected that a batch was taken back.');
  expect(outcome.batch.reversion).toBeDefined();
  await subject.fixture.finishBackground();
  const taken = valueOf(await changes.batch(outcome.batch.id));
  expect(taken.reversion?.isDone).toBe(true);
  return taken;
}

const createBatch = async ({ items }: Person, ...names: string[]) =>
  valueOf(
    await items.createMany(
      names.map((name) => ({ name })),
      { batch },
    ),
  );

/** A batch is one step of Undo, and told while it is taken back. */
export function registerUndoingBatches(contract: Contract): void {
  registerUndo(contract);
  registerWaiting(contract);
  registerWatching(contract);
}

function registerUndo({ rule }: Contract): void {
  rule('undo takes a whole batch back, redo does all of it again, and undo once more', async (subject) => {
    await subject.create({ name: 'Lamp' });
    const [a] = await createBatch(subject, 'a', 'b', 'c');
    valueOf(await subject.items.update(a?.id ?? '', { name: 'd' }, { batch }));
    const before = (await subject.list()).map(contentOf);
    for (let round = 0; round < 2; round += 1) {
      const undone = await take(subject, subject, 'undo');
      expect(undone).toMatchObject({ ...batch, size: 4, reversion: { left: 0 } });
      expect(await subject.listNames()).toEqual(['Lamp']);
      const redone = await take(subject, subject, 'redo');
      expect(redone).toMatchObject({ id: undone.reversion?.batchId, reverts: batch.id });
      expect((await subject.list()).map(contentOf)).toEqual(before);
    }
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
  });

  rule(
    'undo goes through changes and batches in the order in which they were written last',
    async (subject) => {
      const [ada] = await twoPeople(subject);
      await createBatch(ada, 'a');
      valueOf(await ada.items.create({ name: 'between' }));
      await createBatch(ada, 'b');
      valueOf(await ada.items.create({ name: 'last' }));
      await undo(ada);
      expect(await subject.listNames()).toEqual(['a', 'between', 'b']);
      await take(subject, ada, 'undo');
      expect(await subject.listNames()).toEqual(['between']);
      await undo(ada);
      expect(valueOf(await ada.changes.undo())).toBeUndefined();
      await redo(ada);
      await take(subject, ada, 'redo');
      expect(await subject.listNames()).toEqual(['a', 'between', 'b']);
    },
  );

  rule('a batch of another person that is taken back is one step of whoever did so', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    await createBatch(ada, 'a', 'b');
    const { reversion } = await revertBatch(subject, ben, batch.id);
    expect(valueOf(await ada.changes.undo())).toBeUndefined();
    expect(await take(subject, ben, 'undo')).toMatchObject({ id: reversion.batchId });
    expect(await subject.listNames()).toEqual(['a', 'b']);
    await take(subject, ada, 'undo');
    expect(await subject.listNames()).toEqual([]);
  });

  rule('a batch of one’s own that is taken back in the history is an undo', async (subject) => {
    await createBatch(subject, 'a', 'b');
    const { reversion } = await revertBatch(subject, subject, batch.id);
    expect(await take(subject, subject, 'redo')).toMatchObject({ id: reversion.batchId });
    expect(await subject.listNames()).toEqual(['a', 'b']);
  });

  rule('something new that is written while a batch is undone ends redo', async (subject) => {
    const { changes, fixture } = subject;
    const names = Array.from({ length: Math.min(subject.options.crowd, 300) }, (_, index) => `${index}`);
    await createBatch(subject, ...names);
    valueOf(await changes.undo());
    valueOf(await subject.items.create({ name: 'New' }));
    await fixture.finishBackground();
    expect(valueOf(await changes.redo())).toBeUndefined();
    await undo(subject);
    expect((await redo(subject)).change.itemName).toBe('New');
    expect(valueOf(await changes.redo())).toBeUndefined();
    expect(await subject.listNames()).toEqual(['New']);
  });

  rule('writing more of a batch is something new, which ends redo', async (subject) => {
    await createBatch(subject, 'a');
    const { id } = await subject.create({ name: 'b' });
    await undo(subject);
    valueOf(await subject.items.create({ name: 'c' }, { batch }));
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
    expect(errorOf(await subject.items.get(id), 'NotFound').id).toBe(id);
  });
}

/** A batch that is undone, done again and undone at once, after a single change was undone. Answers with its names. */
async function undoInHaste(subject: Subject): Promise<readonly string[]> {
  const { changes, options } = subject;
  const names = Array.from({ length: Math.min(options.crowd, 300) }, (_, index) => `${index}`);
  await createBatch(subject, ...names);
  await subject.create({ name: 'Lamp' });
  await undo(subject);
  for (const what of ['undo', 'redo', 'undo'] as const) {
    expect(valueOf(await changes[what]())).toHaveProperty('batch');
  }
  return names;
}

function registerWaiting({ rule }: Contract): void {
  rule('redo of an undo that waits for its turn does that again, or says that it waits', async (subject) => {
    const { changes, fixture } = subject;
    const names = await undoInHaste(subject);
    const early = await changes.redo();
    if (early.ok) expect(early.value).toHaveProperty('batch');
    else expect(early.error).toMatchObject(undoIsWaiting());
    await fixture.finishBackground();
    if (!early.ok) await take(subject, subject, 'redo');
    expect((await subject.listNames()).toSorted()).toEqual(names.toSorted());
    expect((await redo(subject)).change.itemName).toBe('Lamp');
  });

  rule('something new that is written while an undo waits for its turn ends redo', async (subject) => {
    await undoInHaste(subject);
    await subject.create({ name: 'New' });
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
    await subject.fixture.finishBackground();
    expect(await subject.listNames()).toEqual(['New']);
    expect(valueOf(await subject.changes.redo())).toBeUndefined();
  });
}

function registerWatching({ rule }: Contract): void {
  rule(
    'a watch of a batch is told when it begins, as it grows, and to its end how far it is taken back',
    async (subject) => {
      const { changes, fixture } = subject;
      const recorder = createRecorder<Batch>();
      const end = changes.watchBatch(batch.id, recorder);
      expect(recorder.take()).toEqual([]);
      await fixture.settled();
      expect(recorder.take().map(({ ok }) => ok)).toEqual([false]);
      await createBatch(subject, 'a', 'b', 'c');
      await fixture.settled();
      expect(recorder.takeValues()).toEqual([valueOf(await changes.batch(batch.id))]);
      await createBatch(subject, 'd');
      await fixture.settled();
      expect(recorder.takeValues().map(({ size }) => size)).toEqual([4]);
      const reverted = await revertBatch(subject, subject, batch.id);
      await fixture.settled();
      const told = recorder.takeValues();
      expect(told.at(-1)).toEqual(reverted);
      expect(told.filter(({ reversion }) => reversion?.isDone)).toHaveLength(1);
      const done = told.map(({ reversion }) => reversion?.done ?? -1);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      end();
    },
  );

  rule('a watch of a batch is told when it is in force again, and not of other batches', async (subject) => {
    const { changes, fixture, items } = subject;
    await createBatch(subject, 'a');
    const { reversion } = await revertBatch(subject, subject, batch.id);
    const recorder = createRecorder<Batch>();
    const end = changes.watchBatch(batch.id, recorder);
    await fixture.settled();
    expect(recorder.takeValues()[0]?.reversion?.isDone).toBe(true);
    valueOf(await items.create({ name: 'b' }, { batch: { ...batch, id: 'another-batch' } }));
    await fixture.settled();
    expect(recorder.take()).toEqual([]);
    await revertBatch(subject, subject, reversion.batchId);
    await fixture.settled();
    expect(recorder.takeValues().at(-1)).not.toHaveProperty('reversion');
    end();
    await createBatch(subject, 'c');
    await fixture.settled();
    expect(recorder.take()).toEqual([]);
  });

  rule(
    'a watch of undo shows a batch as one, and when it is taken back, what took it back',
    async (subject) => {
      const { changes, fixture } = subject;
      const recorder = createRecorder<UndoState>();
      changes.watchUndo(recorder);
      await createBatch(subject, 'a', 'b');
      await fixture.settled();
      expect(recorder.takeValues().at(-1)).toEqual({
        undo: { batch: valueOf(await changes.batch(batch.id)) },
      });
      const { reversion } = await take(subject, subject, 'undo');
      await fixture.settled();
      const reversal = valueOf(await changes.batch(reversion?.batchId ?? ''));
      expect(recorder.takeValues().at(-1)).toEqual({ redo: { batch: reversal } });
    },
  );
}
