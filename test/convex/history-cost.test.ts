import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Id } from '../../convex/_generated/dataModel.js';
import { measureMutation, measureQuery, type Documents } from './measure.ts';
import { seedBatch, seedCreations } from './seed-changes.ts';
import { seedItems, seedModule } from './seed-items.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Documents by call, as in cost.test.ts, of what is asked of the record and of the trash. */

// What is scheduled does not run: ten thousand changes that are taken back to the end would outlast the tests.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** With the member who calls, who is read each time: here of one who signs in elsewhere, else the session too. */
const cost = (read: number, written: number, ranges: number): Documents => ({
  read: read + 1,
  written,
  ranges: ranges + 1,
});

interface Seeded {
  readonly t: ConvexTest;
  readonly ids: readonly Id<'items'>[];
}

/** So many items, the latest of which were created as a batch that is on record, and a tenth as many in the trash. */
async function startSeeded(size: number, recorded = size): Promise<Seeded> {
  const t = await startConvexTest({ componentModules: { seed: seedModule } });
  const ids = (await seedItems(t, size, size / 10)).map(({ id }) => id);
  await seedCreations(t, ids.slice(-recorded));
  return { t, ids };
}

async function measureReading({ t, ids }: Seeded) {
  const [itemId = ''] = ids;
  const { next = '' } = await t.query(api.changes.list, { limit: 25 });
  const [change] = (await t.query(api.changes.list, { limit: 1, itemId })).changes;
  const id = change?.id ?? '';
  const list = (query: object) => measureQuery(t, api.changes.list, { limit: 25, ...query });
  return {
    'latest 25 changes': await list({}),
    'the next 25': await list({ cursor: next }),
    'latest 25 of a person': await list({ actorId: t.member.actor.id }),
    'latest 25 of a kind': await list({ kind: 'created' }),
    'latest 25 of a batch': await list({ batchId: seedBatch }),
    'the only change of an item': await list({ itemId }),
    change: await measureQuery(t, api.changes.get, { id }),
    snapshot: await measureQuery(t, api.changes.snapshot, { id }),
    batch: await measureQuery(t, api.changes.batch, { id: seedBatch }),
    'what can be undone': await measureQuery(t, api.changes.undoState, {}),
  };
}

/** However many changes are on record. */
const reading = {
  'latest 25 changes': cost(26, 0, 2),
  'the next 25': cost(26, 0, 3),
  'latest 25 of a person': cost(26, 0, 2),
  'latest 25 of a kind': cost(26, 0, 2),
  'latest 25 of a batch': cost(26, 0, 2),
  'the only change of an item': cost(1, 0, 2),
  change: cost(2, 0, 2),
  snapshot: cost(2, 0, 2),
  batch: cost(2, 0, 2),
  'what can be undone': cost(1, 0, 6),
};

/** By somebody else than those who created what is there. */
async function measureWriting({ t: seeded, ids }: Seeded) {
  const t = await signIn(seeded.nobody, 'Ben');
  const [first = '', second = ''] = ids;
  const [change] = (await t.query(api.changes.list, { limit: 1, itemId: first })).changes;
  const update = (changes: object) => measureMutation(t, api.items.update, { id: first, ...changes });
  await update({ name: 'Item 00007' });
  const batch = { id: 'batch-of-two', title: 'Two' };
  return {
    'update that is merged': await update({ description: 'Another', baseVersion: 1 }),
    'update that begins a batch': await update({ description: 'One more', batch }),
    'update in a batch': await update({ description: 'The last', batch }),
    'going back to an earlier state': await measureMutation(t, api.changes.restoreTo, {
      itemId: first,
      changeId: change?.id ?? '',
    }),
    delete: await measureMutation(t, api.items.delete, { id: second }),
    'undo of it': await measureMutation(t, api.changes.undo, {}),
    'redo of it': await measureMutation(t, api.changes.redo, {}),
    purge: await measureMutation(t, api.trash.purge, { id: second }),
  };
}

const costs = {
  1000: {
    trash: cost(41, 0, 21),
    trashMiddle: cost(45, 0, 25),
    writing: {
      'update that is merged': cost(57, 11, 53),
      'update that begins a batch': cost(57, 12, 54),
      'update in a batch': cost(59, 12, 54),
      'going back to an earlier state': cost(110, 19, 102),
      delete: cost(77, 17, 70),
      'undo of it': cost(117, 20, 112),
      'redo of it': cost(85, 16, 83),
      purge: cost(18, 7, 12),
    },
  },
  10_000: {
    trash: cost(43, 0, 23),
    trashMiddle: cost(56, 0, 36),
    writing: {
      'update that is merged': cost(77, 15, 69),
      'update that begins a batch': cost(77, 16, 70),
      'update in a batch': cost(79, 16, 70),
      'going back to an earlier state': cost(150, 27, 134),
      delete: cost(113, 26, 97),
      'undo of it': cost(157, 27, 145),
      'redo of it': cost(115, 23, 106),
      purge: cost(22, 8, 15),
    },
  },
} as const;

describe.each([1000, 10_000] as const)('with %i items and the creation of each on record', (size) => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await startSeeded(size);
  }, 60_000);

  test('a list of changes reads them and one more', { timeout: 60_000 }, async () => {
    expect(await measureReading(seeded)).toEqual(reading);
  });

  test('a page of the trash costs as a page of the items does', { timeout: 60_000 }, async () => {
    const { t } = seeded;
    const first = await measureQuery(t, api.trash.list, { limit: 25, offset: 0 });
    const middle = await measureQuery(t, api.trash.list, { limit: 25, offset: size / 20 });
    expect([first, middle]).toEqual([costs[size].trash, costs[size].trashMiddle]);
    expect(middle.read).toBeLessThanOrEqual(25 + 60);
  });

  test(
    'a write that knows the record costs little more than one that does not',
    { timeout: 60_000 },
    async () => {
      const writing = await measureWriting(seeded);
      expect(writing).toEqual(costs[size].writing);
      for (const { written } of Object.values(writing)) expect(written).toBeLessThanOrEqual(60);
    },
  );
});

test(
  'a step of taking a batch back costs the same however large the batch is',
  { timeout: 120_000 },
  async () => {
    const steps: Documents[][] = [];
    for (const recorded of [1000, 10_000]) {
      const { t } = await startSeeded(10_000, recorded);
      steps.push([
        await measureMutation(t, api.changes.revertBatch, { id: seedBatch }),
        await measureMutation(t, internal.background.continueReversals, { original: seedBatch }),
      ]);
    }
    const [small, large] = steps;
    // Nobody calls what goes on by itself.
    expect(small).toEqual([cost(2471, 581, 2074), { read: 2459, written: 577, ranges: 2065 }]);
    expect(large).toEqual(small);
  },
);
