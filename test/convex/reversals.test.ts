import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type * as Edits from '../../convex/model/edits.ts';
import type { Batch, Change } from '../../shared/database/changes.ts';
import { undoIsWaiting } from '../../shared/database/revert-rules.ts';
import { measureMutation } from './measure.ts';
import { seedBatch, seedCreations } from './seed-changes.ts';
import { seedItems, seedModule } from './seed-items.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Taking a batch back, which goes on in the background in steps of at most twenty changes. */

/** After so many more items have gone into the trash, the transaction ends with an error. */
const fuse = vi.hoisted(() => ({ burns: Infinity }));
vi.mock('../../convex/model/edits.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Edits>();
  return {
    ...original,
    async trashItem(...args: Parameters<typeof original.trashItem>) {
      const change = await original.trashItem(...args);
      fuse.burns -= 1;
      if (fuse.burns === 0) throw new Error('Cut off.');
      return change;
    },
  };
});

// What is scheduled does not run: a test decides what is called, and when it is cut off.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

const size = 50;
const batch = { id: 'batch-of-fifty', title: 'Import of boats.csv' };
const nameAt = (index: number) => `Boat ${String(index).padStart(2, '0')}`;

/** Fifty items that were imported; somebody else has renamed the twelfth, and deleted the thirteenth. */
async function startImported(): Promise<ConvexTest> {
  const t = await startConvexTest();
  const items = Array.from({ length: size }, (_, index) => ({ name: nameAt(index) }));
  const created = await t.mutation(api.items.createMany, { items, batch });
  for (let counted = 0; counted < size; counted += 20) await t.mutation(internal.counts.countUncounted, {});
  const [renamed, deleted] = created.slice(11, 13).map(({ id }) => id);
  const other = await signIn(t.nobody, 'Ben');
  await other.mutation(api.items.update, { id: renamed ?? '', name: 'Renamed' });
  await other.mutation(api.items.delete, { id: deleted ?? '' });
  return t;
}

const revert = (t: ConvexTest, id: string): Promise<Batch> => t.mutation(api.changes.revertBatch, { id });
const step = async (t: ConvexTest) =>
  await t.mutation(internal.background.continueReversals, { original: batch.id });
const batchOf = (t: ConvexTest, id = batch.id): Promise<Batch> => t.query(api.changes.batch, { id });

/** Goes on to the end of all that is under way. */
async function finish(t: ConvexTest): Promise<void> {
  for (let steps = 0; steps < 20; steps += 1) await step(t);
}

async function changesOf(t: ConvexTest, batchId: string): Promise<readonly Change[]> {
  return (await t.query(api.changes.list, { batchId, limit: 200 })).changes;
}

/** All that a person can see of the end. */
async function describeEnd(t: ConvexTest) {
  const { reversion } = await batchOf(t);
  const page = { limit: 100, offset: 0 };
  const live = await t.query(api.items.page, { ...page, sort: { field: 'name', direction: 'asc' } });
  const trash = await t.query(api.trash.list, page);
  const changes = await changesOf(t, reversion?.batchId ?? '');
  return {
    live: live.items.map(({ name, version }) => ({ name, version })),
    trash: trash.items.map(({ item }) => item.name),
    reversion: { ...reversion, batchId: '' },
    changes: changes.map(({ kind, itemName, before, after }) => ({ kind, itemName, before, after })),
    taken: new Set(changes.map(({ reverts }) => reverts)).size,
    counts: await t.action(internal.counts.check, {}),
  };
}

const end = {
  live: [{ name: 'Renamed', version: 2 }],
  reversion: { batchId: '', done: size, left: 1, leftNames: ['Renamed'], isDone: true },
  taken: size - 2,
  counts: { isRight: true, drift: [] },
};

test('a batch is taken back from its newest change on, and what has to stay is named', async () => {
  const t = await startImported();
  const begun = await revert(t, batch.id);
  expect(begun.reversion).toMatchObject({ done: 20, left: 0, isDone: false });
  await step(t);
  expect((await batchOf(t)).reversion).toMatchObject({ done: 40, left: 1, isDone: false });
  await step(t);
  const seen = await describeEnd(t);
  expect(seen).toMatchObject(end);
  expect(seen.trash.slice(0, 3)).toEqual([nameAt(0), nameAt(1), nameAt(2)]);
  expect(seen.trash).toHaveLength(size - 1);
  expect(await batchOf(t, (await batchOf(t)).reversion?.batchId)).toMatchObject({
    title: 'Undo: Import of boats.csv',
    size: size - 2,
    reverts: batch.id,
  });
});

test('the scheduler goes on to the end', async () => {
  vi.useRealTimers();
  const t = await startImported();
  await revert(t, batch.id);
  await expect.poll(async () => (await batchOf(t)).reversion?.isDone, { timeout: 20_000 }).toBe(true);
  expect(await describeEnd(t)).toMatchObject(end);
});

/** Cancels whoever waits to go on, as if they had been lost, and says how many those were. */
async function dropScheduled(t: ConvexTest): Promise<number> {
  return await t.run(async ({ db, scheduler }) => {
    const jobs = await db.system.query('_scheduled_functions').take(100);
    const waiting = jobs.filter(
      ({ name, state }) => name.includes('continueReversals') && state.kind === 'pending',
    );
    for (const { _id } of waiting) await scheduler.cancel(_id);
    return waiting.length;
  });
}

/** A step that ends with an error when it has taken so many changes back. */
async function cutStep(t: ConvexTest, taken: number): Promise<void> {
  fuse.burns = taken;
  await expect(step(t)).rejects.toThrow('Cut off.');
  fuse.burns = Infinity;
}

describe.each([0, 1])('a reversal that is cut off after the call and %i more steps', (steps) => {
  test('is gone on with when it is asked for again, and ends as if it had not been cut', async () => {
    const t = await startImported();
    await revert(t, batch.id);
    for (let taken = 0; taken < steps; taken += 1) await step(t);
    expect(await dropScheduled(t)).toBeGreaterThan(0);
    const before = await batchOf(t);
    const again = await revert(t, batch.id);
    expect(again.reversion?.done).toBe(Math.min((before.reversion?.done ?? 0) + 20, size));
    // Somebody goes on again, unless it was the last step.
    expect(await dropScheduled(t)).toBe(steps === 0 ? 1 : 0);
    await finish(t);
    expect(await describeEnd(t)).toMatchObject(end);
  });

  test('in the middle of a step goes on from where that began', async () => {
    const t = await startImported();
    await revert(t, batch.id);
    for (let taken = 0; taken < steps; taken += 1) await step(t);
    const before = await describeEnd(t);
    const inStep = steps === 0 ? 18 : 10;
    for (let taken = 1; taken <= inStep; taken += 1) await cutStep(t, taken);
    expect(await describeEnd(t)).toEqual(before);
    await finish(t);
    expect(await describeEnd(t)).toMatchObject(end);
  });
});

test('asked for again while somebody waits to go on, it takes a step and schedules nobody else', async () => {
  const t = await startImported();
  await revert(t, batch.id);
  await revert(t, batch.id);
  expect((await batchOf(t)).reversion).toMatchObject({ done: 40 });
  expect(await dropScheduled(t)).toBe(1);
});

test('two who go on at once take no change back twice', async () => {
  const t = await startImported();
  await revert(t, batch.id);
  await Promise.all([step(t), step(t), step(t)]);
  expect(await describeEnd(t)).toMatchObject(end);
});

test('what is done again while it is still being undone waits for that, and ends as it was', async () => {
  const t = await startImported();
  const names = (await t.query(api.items.list, { limit: 100, offset: 0 })).map(({ name }) => name);
  await t.mutation(api.changes.undo, {});
  const redone = await t.mutation(api.changes.redo, {});
  expect(redone.outcome).toMatchObject({ batch: { title: 'Undo: Import of boats.csv' } });
  expect(await batchOf(t)).not.toHaveProperty('reversion');
  await finish(t);
  const live = await t.query(api.items.list, { limit: 100, offset: 0 });
  expect(live.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  expect(live.filter(({ name }) => name !== 'Renamed').every(({ version }) => version === 1)).toBe(true);
  expect((await changesOf(t, batch.id)).filter(({ revertedBy }) => revertedBy !== undefined)).toEqual([]);
});

test('undone, done again and undone before any of it is through, it ends undone', async () => {
  const t = await startImported();
  for (const act of [api.changes.undo, api.changes.redo, api.changes.undo]) {
    expect((await t.mutation(act, {})).outcome).toHaveProperty('batch');
  }
  await finish(t);
  expect(await describeEnd(t)).toMatchObject(end);
  const state = await t.query(api.changes.undoState, {});
  expect(state).toEqual({ redo: { batch: await batchOf(t, (await batchOf(t)).reversion?.batchId) } });
});

test('redo of an undo that waits for its turn says so, and nothing before it is redone instead', async () => {
  const t = await startImported();
  await t.mutation(api.items.create, { name: 'New' });
  for (const call of ['undo', 'undo', 'redo', 'undo'] as const) await t.mutation(api.changes[call], {});
  expect(await t.mutation(api.changes.redo, {})).toEqual({ refusal: undoIsWaiting() });
  await finish(t);
  const { outcome } = await t.mutation(api.changes.redo, {});
  expect(outcome).toMatchObject({ batch: { reverts: batch.id } });
  await finish(t);
  const { outcome: next } = await t.mutation(api.changes.redo, {});
  expect(next).toMatchObject({ change: { itemName: 'New' } });
});

test('what was written while a batch was being undone ends its redo, and nothing else of Redo', async () => {
  const t = await startImported();
  await t.mutation(api.changes.undo, {});
  await t.mutation(api.items.create, { name: 'New' });
  const redo = async () => (await t.query(api.changes.undoState, {})).redo;
  expect(await redo()).toBeUndefined();
  await t.mutation(api.changes.undo, {});
  // The batch goes on, and has the latest change of all.
  await finish(t);
  expect(await redo()).toMatchObject({ change: { itemName: 'New' } });
  await t.mutation(api.changes.redo, {});
  expect(await redo()).toBeUndefined();
});

test('a step ends when half of a limit is used up, however few changes that are', async () => {
  const t = await startImported();
  await revert(t, batch.id);
  await t.mutation(async (ctx) => {
    const args = { original: batch.id };
    await ctx.runMutation(internal.background.continueReversals, args, {
      transactionLimits: { databaseQueries: 500 },
    });
  });
  const { reversion } = await batchOf(t);
  expect(reversion?.done).toBeGreaterThan(20);
  expect(reversion?.done).toBeLessThan(30);
  await finish(t);
  expect(await describeEnd(t)).toMatchObject(end);
});

test('each step of a large batch uses no more than two thirds of what a transaction may', async () => {
  const count = 500;
  const t = await startConvexTest({ componentModules: { seed: seedModule } });
  await seedCreations(
    t,
    (await seedItems(t, count)).map(({ id }) => id),
  );
  const steps = [await measureMutation(t, api.changes.revertBatch, { id: seedBatch })];
  while (!(await batchOf(t, seedBatch)).reversion?.isDone) {
    const args = { original: seedBatch };
    steps.push(await measureMutation(t, internal.background.continueReversals, args));
  }
  expect(steps).toHaveLength(count / 20 + 1);
  expect(Math.max(...steps.map(({ ranges }) => ranges))).toBeLessThan(4096 * (2 / 3));
  expect(Math.max(...steps.map(({ read }) => read))).toBeLessThan(32_000 * (2 / 3));
  expect(Math.max(...steps.map(({ written }) => written))).toBeLessThan(16_000 * (2 / 3));
  expect(await t.query(api.items.count, {})).toBe(0);
  expect(await t.query(api.trash.list, { limit: 1, offset: 0 })).toMatchObject({ total: count });
  expect(await t.action(internal.counts.check, {})).toEqual({ isRight: true, drift: [] });
}, 120_000);
