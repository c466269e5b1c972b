import { expect } from 'vitest';
import type { Batch, BatchReversion } from '../../shared/database/changes.ts';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { errorOf, issuePathsOf, valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { contentOf, twoPeople } from './people.ts';
import { createRecorder } from './recorder.ts';

const batch = { id: 'bulk-edit-1', title: 'Bulk edit' };

const contents = async (subject: Subject) => (await subject.list()).map(contentOf);

/** Items of which some are renamed twice, one is deleted, one came and one came back, all in one batch. */
async function writeBatch(subject: Subject, { items }: Person): Promise<string[]> {
  const requests: CreateItemRequest[] = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
  const [a, b, c, d] = valueOf(await subject.items.createMany(requests)).map(({ id }) => id) as [
    ...[string, string, string, string],
  ];
  valueOf(await subject.items.delete(d));
  for (const id of [a, b]) valueOf(await items.update(id, { status: 'active' }, { batch }));
  valueOf(await items.update(a, { status: 'archived', tags: ['x'] }, { batch }));
  valueOf(await items.delete(c, { batch }));
  valueOf(await items.restore(d, { batch }));
  const { id: e } = valueOf(await items.create({ name: 'e' }, { batch }));
  return [a, b, c, d, e];
}

/** Takes a batch back, all of it, and answers with it as it is then. */
export async function revertBatch(subject: Subject, { changes }: Person, id: string) {
  const answered = valueOf(await changes.revertBatch(id));
  expect(answered.reversion).toBeDefined();
  await subject.fixture.finishBackground();
  const reverted = valueOf(await changes.batch(id));
  expect(reverted.reversion).toMatchObject({ batchId: answered.reversion?.batchId, isDone: true });
  return reverted as Batch & { reversion: BatchReversion };
}

/** Taking a whole batch back. */
export function registerRevertingBatches(contract: Contract): void {
  registerWhole(contract);
  registerLeft(contract);
  registerAgain(contract);
}

function registerWhole({ rule }: Contract): void {
  rule('a batch that is taken back leaves all as it was before it', async (subject) => {
    const [a, b, c] = await writeBatch(subject, subject);
    const reverted = await revertBatch(subject, subject, batch.id);
    expect(reverted).toMatchObject({ ...batch, size: 6, actor: subject.actor });
    const { batchId } = reverted.reversion;
    expect(reverted.reversion).toEqual({ batchId, done: 6, left: 0, leftNames: [], isDone: true });
    expect(await contents(subject)).toMatchObject(
      [a, b, c].map((id, index) => ({ id, name: 'abc'[index], status: 'draft', tags: [] })),
    );
  });

  rule(
    'each change of it is taken back by one of its own, the newest first, and these are a batch',
    async (subject) => {
      const [ada] = await twoPeople(subject);
      await writeBatch(subject, subject);
      const { reversion } = await revertBatch(subject, ada, batch.id);
      const written = await subject.recorded({ batchId: batch.id });
      const reverting = (await subject.recorded({ batchId: reversion.batchId })).toReversed();
      expect(reverting.map(({ kind }) => kind)).toEqual(written.map(() => 'reverted'));
      expect(reverting.map(({ reverts }) => reverts)).toEqual(written.map(({ id }) => id));
      expect(written.map(({ revertedBy }) => revertedBy)).toEqual(reverting.map(({ id }) => id));
      for (const { actor } of reverting) expect(actor).toEqual(ada.actor);
      const reversal = valueOf(await subject.changes.batch(reversion.batchId));
      expect(reversal).toMatchObject({ actor: ada.actor, size: 6, reverts: batch.id });
      expect(reversal.title).toBe('Undo: Bulk edit');
      expect(reversal).not.toHaveProperty('reversion');
    },
  );

  rule('some hundreds of changes are taken back, and whoever watches is told to the end', async (subject) => {
    const { items, changes, fixture } = subject;
    const size = Math.min(subject.options.crowd, 300);
    const requests = Array.from({ length: size }, (_, index) => ({ name: `Boat ${index}` }));
    const created = valueOf(await items.createMany(requests, { batch }));
    const kept = [];
    for (const { id } of created.slice(0, size / 5)) {
      kept.push(valueOf(await items.update(id, { description: 'Mine' })));
    }
    const recorder = createRecorder<Batch>();
    changes.watchBatch(batch.id, recorder);
    const { reversion } = await revertBatch(subject, subject, batch.id);
    expect(reversion).toMatchObject({ done: size, left: kept.length });
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining([...reversion.leftNames]));
    expect(await subject.list()).toEqual(kept);
    expect(await subject.recorded({ batchId: reversion.batchId })).toHaveLength(size - kept.length);
    await fixture.settled();
    expect(recorder.takeValues().at(-1)?.reversion).toEqual(reversion);
  });
}

function registerLeft({ rule }: Contract): void {
  rule('what somebody has changed since stays; it is counted, and its items are named', async (subject) => {
    const [, ben] = await twoPeople(subject);
    const [a, b, , , e] = (await writeBatch(subject, subject)) as [string, string, string, string, string];
    valueOf(await ben.items.update(a, { tags: ['y'] }));
    valueOf(await ben.items.update(b, { status: 'archived' }));
    valueOf(await ben.items.update(e, { description: 'Kept' }));
    const { reversion } = await revertBatch(subject, subject, batch.id);
    // Of a the second change in part, of b its only change wholly, and e, which stays.
    expect(reversion).toMatchObject({ done: 6, left: 3 });
    expect([...reversion.leftNames].toSorted()).toEqual(['a', 'b', 'e']);
    expect(await contents(subject)).toMatchObject([
      { name: 'a', status: 'draft', tags: ['y'] },
      { name: 'b', status: 'archived' },
      { name: 'c' },
      { name: 'e', description: 'Kept' },
    ]);
  });

  rule(
    'changes whose item is in the trash stay, and those that are taken back already do not count',
    async (subject) => {
      const { items, changes } = subject;
      const [a, b, c] = (await writeBatch(subject, subject)) as [string, string, string];
      valueOf(await items.delete(a));
      valueOf(await items.update(b, { status: 'draft' }));
      valueOf(await items.restore(c));
      const [creating] = await subject.recorded({ batchId: batch.id });
      valueOf(await changes.revert(creating?.id ?? ''));
      const { reversion } = await revertBatch(subject, subject, batch.id);
      expect(reversion).toMatchObject({ done: 6, left: 2, leftNames: ['a'] });
      expect(await subject.listNames()).toEqual(['b', 'c']);
    },
  );

  rule('a batch of which all has to stay is taken back to no effect', async (subject) => {
    const [, ben] = await twoPeople(subject);
    const { id } = valueOf(await subject.items.create({ name: 'a' }, { batch }));
    const current = valueOf(await ben.items.update(id, { name: 'b' }));
    const recorded = await subject.recorded();
    const { reversion } = await revertBatch(subject, subject, batch.id);
    expect(reversion).toMatchObject({ done: 1, left: 1 });
    expect(await subject.list()).toEqual([current]);
    expect(await subject.recorded()).toEqual(recorded);
    errorOf(await subject.changes.batch(reversion.batchId), 'NotFound');
  });
}

function registerAgain({ rule }: Contract): void {
  rule('a batch that has been taken back is refused, and one that never was is NotFound', async (subject) => {
    await writeBatch(subject, subject);
    await revertBatch(subject, subject, batch.id);
    const recorded = await subject.recorded();
    expect(issuePathsOf(await subject.changes.revertBatch(batch.id))).toEqual([['id']]);
    expect(errorOf(await subject.changes.revertBatch('never-was'), 'NotFound').id).toBe('never-was');
    expect(await subject.recorded()).toEqual(recorded);
  });

  rule('a batch that has been taken back takes no more writes', async (subject) => {
    const [a] = (await writeBatch(subject, subject)) as [string];
    valueOf(await subject.changes.revertBatch(batch.id));
    const late = await subject.items.update(a, { name: 'Late' }, { batch });
    expect(issuePathsOf(late)).toEqual([['batch', 'id']]);
    await subject.fixture.finishBackground();
    const later = await subject.items.create({ name: 'Later' }, { batch });
    expect(issuePathsOf(later)).toEqual([['batch', 'id']]);
    expect(await subject.listNames()).toEqual(['a', 'b', 'c']);
  });

  rule('called again while it is under way, or in one turn, it is taken back once', async (subject) => {
    await writeBatch(subject, subject);
    const results = await Promise.all([
      subject.changes.revertBatch(batch.id),
      subject.changes.revertBatch(batch.id),
    ]);
    await subject.fixture.finishBackground();
    expect(results[0].ok).toBe(true);
    expect(await subject.recorded({ kind: 'reverted' })).toHaveLength(6);
  });

  rule('taking back the batch that took a batch back does it again, and so on', async (subject) => {
    await writeBatch(subject, subject);
    const written = await contents(subject);
    const first = await revertBatch(subject, subject, batch.id);
    const undone = await contents(subject);
    const second = await revertBatch(subject, subject, first.reversion.batchId);
    expect(second.reversion).toMatchObject({ done: 6, left: 0 });
    expect(valueOf(await subject.changes.batch(second.reversion.batchId)).title).toBe('Redo: Bulk edit');
    expect(await contents(subject)).toEqual(written);
    expect(valueOf(await subject.changes.batch(batch.id))).not.toHaveProperty('reversion');
    for (const change of await subject.recorded({ batchId: batch.id }))
      expect(change).not.toHaveProperty('revertedBy');
    const third = await revertBatch(subject, subject, batch.id);
    expect(third.reversion.batchId).not.toBe(first.reversion.batchId);
    expect(await contents(subject)).toEqual(undone);
  });
}
