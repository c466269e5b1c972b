import { expect } from 'vitest';
import type { Batch, ChangePage } from '../../shared/database/changes.ts';
import { errorOf, valueOf, type Contract, type Subject } from './contract.ts';
import { createRecorder } from './recorder.ts';

/** Much shorter than anything is kept for, ms. */
const minute = 60_000;

/** Lets the time pass for which changes are kept, less so many ms, and has what fell due done. */
export async function outliveChanges({ changes, fixture }: Subject, less = 0): Promise<void> {
  const { keptFor } = valueOf(await changes.list({ limit: 1 }));
  await fixture.advance(keptFor - less);
  await fixture.prune();
}

/** An item whose first two versions are not on record any more, and whose third and fourth are. */
export async function createWithPrunedPast(subject: Subject) {
  const { items, fixture } = subject;
  const { id } = await subject.create({ name: 'Lamp', description: 'For reading' });
  valueOf(await items.update(id, { name: 'Torch' }));
  const pruned = await subject.recorded();
  await fixture.advance(3 * minute);
  valueOf(await items.update(id, { name: 'Bulb' }));
  valueOf(await items.update(id, { status: 'active' }));
  const kept = (await subject.recorded()).slice(0, 2);
  await outliveChanges(subject, minute);
  return { id, pruned, kept };
}

/** What is older than it is kept for is not on record any more. */
export function registerPruningChanges(contract: Contract): void {
  registerWhatGoes(contract);
  registerBatches(contract);
  registerBasis(contract);
}

function registerWhatGoes({ rule }: Contract): void {
  rule('what is older goes from the record, what is younger stays', async (subject) => {
    const { changes } = subject;
    const { id, pruned, kept } = await createWithPrunedPast(subject);
    expect(await subject.recorded()).toEqual(kept);
    expect(await subject.recorded({ itemId: id })).toEqual(kept);
    expect(await subject.recorded({ kind: 'created' })).toEqual([]);
    for (const change of kept) expect(valueOf(await changes.get(change.id))).toEqual(change);
    for (const change of pruned) {
      expect(errorOf(await changes.get(change.id), 'NotFound').id).toBe(change.id);
      expect(errorOf(await changes.snapshot(change.id), 'NotFound').id).toBe(change.id);
    }
  });

  rule('items, their versions and what is written from then on are as ever', async (subject) => {
    const { items } = subject;
    const before = await subject.create({ name: 'Lamp' });
    await outliveChanges(subject, -minute);
    expect(await subject.recorded()).toEqual([]);
    expect(await subject.list()).toEqual([before]);
    expect(valueOf(await items.update(before.id, { name: 'Torch' })).version).toBe(2);
    expect((await subject.recorded()).map(({ kind }) => kind)).toEqual(['updated']);
  });

  rule('nothing goes before its time', async (subject) => {
    await subject.createNamed('a', 'b');
    const recorded = await subject.recorded();
    await subject.fixture.prune();
    await outliveChanges(subject, minute);
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('many changes go, however many at a time', async (subject) => {
    const names = Array.from({ length: Math.min(subject.options.crowd, 400) }, (_, index) => ({
      name: `${index}`,
    }));
    valueOf(await subject.items.createMany(names));
    valueOf(await subject.items.createMany(names));
    await outliveChanges(subject, -minute);
    expect(await subject.recorded()).toEqual([]);
    expect(valueOf(await subject.items.count())).toBe(2 * names.length);
  });

  rule('whoever watches the record is told', async (subject) => {
    await subject.createNamed('a');
    await subject.fixture.advance(3 * minute);
    await subject.createNamed('b');
    const recorder = createRecorder<ChangePage>();
    subject.changes.watch({ limit: 10 }, recorder);
    await subject.fixture.settled();
    recorder.take();
    await outliveChanges(subject, minute);
    await subject.fixture.settled();
    const told = recorder.takeValues().at(-1);
    expect(told?.changes.map(({ itemName }) => itemName)).toEqual(['b']);
  });
}

function registerBatches({ rule }: Contract): void {
  const batch = { id: 'import-of-boats', title: 'Import of boats.csv' };

  rule(
    'a batch whose changes are all pruned is NotFound, and whoever watches it is told',
    async (subject) => {
      const { items, changes, fixture } = subject;
      valueOf(await items.createMany([{ name: 'a' }, { name: 'b' }], { batch }));
      const recorder = createRecorder<Batch>();
      changes.watchBatch(batch.id, recorder);
      await fixture.settled();
      expect(recorder.takeValues()).toHaveLength(1);
      await outliveChanges(subject, -minute);
      for (const ask of ['batch', 'revertBatch'] as const)
        expect(errorOf(await changes[ask](batch.id), 'NotFound').id).toBe(batch.id);
      expect(await subject.recorded({ batchId: batch.id })).toEqual([]);
      await fixture.settled();
      expect(recorder.takeErrors().map(({ kind }) => kind)).toEqual(['NotFound']);
      expect(await subject.listNames()).toEqual(['a', 'b']);
    },
  );

  rule('of a batch that is pruned in part the rest can be taken back', async (subject) => {
    const { items, changes, fixture } = subject;
    valueOf(await items.create({ name: 'old' }, { batch }));
    await fixture.advance(3 * minute);
    valueOf(await items.create({ name: 'new' }, { batch }));
    await outliveChanges(subject, minute);
    expect(valueOf(await changes.batch(batch.id))).toMatchObject({ ...batch, size: 2 });
    valueOf(await changes.revertBatch(batch.id));
    await fixture.finishBackground();
    expect(await subject.listNames()).toEqual(['old']);
    expect(valueOf(await changes.batch(batch.id)).reversion).toMatchObject({ left: 0, isDone: true });
  });
}

function registerBasis({ rule }: Contract): void {
  rule(
    'of a base version that is pruned every field that differs is contested, without what it held',
    async (subject) => {
      const { items } = subject;
      const { id } = await createWithPrunedPast(subject);
      const current = valueOf(await items.get(id));
      const request = {
        name: 'Candle',
        description: 'For dinner',
        status: 'active',
        tags: [],
        baseVersion: 1,
      } as const;
      const error = errorOf(await items.update(id, { ...request, tags: [] }), 'ConflictError');
      expect(error).toMatchObject({ current });
      expect(error.contested).toEqual([
        { field: 'name', theirs: 'Bulb', mine: 'Candle' },
        { field: 'description', theirs: 'For reading', mine: 'For dinner' },
      ]);
      expect(valueOf(await items.get(id))).toEqual(current);
    },
  );

  rule(
    'an edit that is based on a version on record, or on the present one, is merged as ever',
    async (subject) => {
      const { items } = subject;
      const { id } = await createWithPrunedPast(subject);
      const merged = valueOf(await items.update(id, { name: 'Candle', baseVersion: 3 }));
      expect(merged).toMatchObject({ name: 'Candle', status: 'active', version: 5 });
      await outliveChanges(subject, -minute);
      expect(valueOf(await items.update(id, { name: 'Fire', baseVersion: 5 })).version).toBe(6);
      expect(valueOf(await items.update(id, { name: 'Fire', baseVersion: 1 })).version).toBe(6);
    },
  );
}
