import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import { heartbeatEvery } from '../../shared/database/presence.ts';
import schema from '../../convex/schema.ts';
import { search } from './search.ts';
import { seedItems, seedModule } from './seed-items.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Several sets of items in one deployment, of which nobody sees any but their own. */

// What is scheduled runs when a test says so.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const day = 24 * 60 * 60 * 1000;
const page = { limit: 100, offset: 0 };
const batch = { id: 'batch-of-all', title: 'Import of boats.csv' };
const tab = 'tab-of-somebody';

/** What is due, and what that has called in turn; not what looks a minute later for tabs that have gone. */
async function finishScheduled(t: ConvexTest): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    vi.advanceTimersByTime(1);
    await t.finishInProgressScheduledFunctions();
  }
}

const createSpace = async (t: ConvexTest) => (await t.mutation(api.spaces.create, {})).id;

/** What each call is refused with. */
async function outcomesOf(calls: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as { data?: { kind?: string } }).data?.kind : outcome,
  );
}

/** The deployment as an admin of its own has it, and as those of two spaces have it. */
async function startWithSpaces() {
  const own = await startConvexTest();
  const [first, second] = [await createSpace(own), await createSpace(own)];
  const ben = await signIn(own.nobody, 'Ben', 'admin', first);
  const cleo = await signIn(own.nobody, 'Cleo', 'admin', second);
  return { own, ben, cleo, first, second };
}

/** More than are taken back at once. */
const size = 24;

/** The same in each space: an import, one item of it renamed, one deleted, and somebody at one of them. */
async function fill(t: ConvexTest) {
  const items = Array.from({ length: size }, (_, index) => ({ name: `Boat ${index}` }));
  const created = await t.mutation(api.items.createMany, { items, batch });
  const [renamed = '', deleted = ''] = created.map(({ id }) => id);
  await t.mutation(api.items.update, { id: renamed, name: `Boat of ${t.member.actor.name}` });
  await t.mutation(api.items.delete, { id: deleted });
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, { tab, itemId: renamed, isEditing: true, isIdle: false });
  return { renamed, deleted, room };
}

/** All that somebody can see of a deployment that {@link fill} has filled. */
async function readAll(t: ConvexTest, room: string) {
  const sort = { field: 'name', direction: 'asc' } as const;
  return {
    page: await t.query(api.items.page, { ...page, sort }),
    found: await search(t, api.items.search, { ...page, search: 'boat', sort }),
    count: await t.query(api.items.count, { status: 'draft' }),
    trash: await t.query(api.trash.list, page),
    changes: await t.query(api.changes.list, { limit: 200 }),
    ofBatch: await t.query(api.changes.list, { limit: 200, batchId: batch.id }),
    batch: await t.query(api.changes.batch, { id: batch.id }),
    undo: await t.query(api.changes.undoState, {}),
    here: await t.query(api.presence.list, { room }),
  };
}

describe('in two spaces and the deployment itself, with the same in each of them', () => {
  test('everybody sees their own, and what they do changes nothing for anybody else', async () => {
    const { own, ben, cleo } = await startWithSpaces();
    const people = [own, ben, cleo];
    const rooms = new Map<ConvexTest, string>();
    for (const person of people) rooms.set(person, (await fill(person)).room);
    const read = (person: ConvexTest) => readAll(person, rooms.get(person) ?? '');
    for (const person of people) {
      const seen = await read(person);
      const { actor } = person.member;
      expect(seen.page.total).toBe(size - 1);
      expect(seen.page.items.at(-1)?.name).toBe(`Boat of ${actor.name}`);
      expect(seen.found).toEqual(seen.page);
      expect(seen).toMatchObject({ count: size - 1, trash: { total: 1 }, batch: { size, actor } });
      expect(seen.ofBatch.changes).toHaveLength(size);
      expect(new Set(seen.changes.changes.map((change) => change.actor.id))).toEqual(new Set([actor.id]));
      expect(seen.here.map((presence) => presence.actor)).toEqual([actor]);
    }
    for (const person of people) {
      const others = people.filter((other) => other !== person);
      const before = await Promise.all(others.map(read));
      await person.mutation(api.changes.undo, {});
      await person.mutation(api.changes.redo, {});
      await person.mutation(api.changes.revertBatch, { id: batch.id });
      await person.mutation(api.trash.purgeAll, {});
      await finishScheduled(person);
      expect(await person.query(api.items.count, {})).toBe(1);
      expect(await Promise.all(others.map(read))).toEqual(before);
    }
    expect(await own.action(internal.counts.check, {})).toEqual({ isRight: true, drift: [] });
  });

  test('what is another’s is not there', async () => {
    const { own, ben, cleo } = await startWithSpaces();
    const { renamed, deleted } = await fill(ben);
    const { changes } = await ben.query(api.changes.list, { limit: 200 });
    const [last, first] = [changes[0]?.id ?? '', changes.at(-1)?.id ?? ''];
    for (const stranger of [own, cleo]) {
      const calls = [
        stranger.query(api.items.get, { id: renamed }),
        stranger.mutation(api.items.update, { id: renamed, name: 'Taken' }),
        stranger.mutation(api.items.delete, { id: renamed }),
        stranger.mutation(api.items.restore, { id: deleted }),
        stranger.mutation(api.trash.purge, { id: deleted }),
        stranger.query(api.changes.get, { id: first }),
        stranger.query(api.changes.snapshot, { id: first }),
        stranger.mutation(api.changes.revert, { id: last }),
        stranger.mutation(api.changes.restoreTo, { itemId: renamed, changeId: first }),
        stranger.query(api.changes.batch, { id: batch.id }),
        stranger.mutation(api.changes.revertBatch, { id: batch.id }),
      ];
      expect(await outcomesOf(calls)).toEqual(calls.map(() => 'NotFound'));
      for (const filter of [{ itemId: renamed }, { batchId: batch.id }, { actorId: ben.member.actor.id }]) {
        expect((await stranger.query(api.changes.list, { limit: 10, ...filter })).changes).toEqual([]);
      }
      expect(await stranger.mutation(api.changes.undo, {})).toEqual({});
    }
    expect((await ben.query(api.changes.list, { limit: 200 })).changes).toEqual(changes);
  });

  test('the name of a room tells nobody who is in it, in another space', async () => {
    const { own, ben, cleo } = await startWithSpaces();
    const { room } = await fill(ben);
    expect(await ben.query(api.presence.list, { room })).toHaveLength(1);
    for (const stranger of [own, cleo]) expect(await stranger.query(api.presence.list, { room })).toEqual([]);
  });
});

test('items of former versions, which say nothing of a space, are the deployment’s own', async () => {
  const own = await startConvexTest({ componentModules: { seed: seedModule } });
  const [entry] = await seedItems(own, 5, 2);
  const stored = await own.run(async ({ db }) => await db.query('items').collect());
  expect(stored.filter((item) => 'space' in item)).toEqual([]);
  const ben = await signIn(own.nobody, 'Ben', 'admin', await createSpace(own));
  expect(await own.query(api.items.count, {})).toBe(5);
  expect((await search(own, api.items.search, { ...page, search: 'item' })).total).toBe(5);
  expect((await own.query(api.trash.list, page)).total).toBe(2);
  await own.mutation(api.items.update, { id: entry?.id ?? '', name: 'Newer' });
  expect((await own.query(api.changes.list, { limit: 10 })).changes).toHaveLength(1);
  expect(await ben.query(api.items.count, {})).toBe(0);
  expect((await search(ben, api.items.search, { ...page, search: 'item' })).total).toBe(0);
  expect((await ben.query(api.trash.list, page)).total).toBe(0);
});

describe('whoever is in a space', () => {
  const forbidden = { data: { kind: 'Forbidden' } };

  test('administrates nothing, and is in no list of members', async () => {
    const { own, ben, first, second } = await startWithSpaces();
    const { id } = own.member;
    const calls = [
      ben.query(api.members.list, {}),
      ben.mutation(api.members.remove, { id }),
      ben.mutation(api.members.changeRole, { id, role: 'viewer' }),
      ben.action(api.invitations.create, { email: 'eve@example.org', role: 'admin' }),
      ben.query(api.spaces.list, {}),
      ben.mutation(api.spaces.create, {}),
      ben.mutation(api.spaces.enter, { space: second, from: first }),
      ben.mutation(api.spaces.clear, { space: first }),
    ];
    expect(await outcomesOf(calls)).toEqual(calls.map(() => 'Forbidden'));
    expect((await own.query(api.members.list, {})).members.map(({ name }) => name)).toEqual(['Ana']);
    const removal = own.mutation(api.members.remove, { id: ben.member.id });
    await expect(removal).rejects.toMatchObject({ data: { kind: 'NotFound' } });
  });

  test('is no admin who is left', async () => {
    const { own } = await startWithSpaces();
    const { id } = own.member;
    await expect(own.mutation(api.members.remove, { id })).rejects.toMatchObject(forbidden);
    await expect(own.mutation(api.members.changeRole, { id, role: 'viewer' })).rejects.toMatchObject(
      forbidden,
    );
  });

  test('comes into another with everybody else, and leaves behind what they did', async () => {
    const { own, ben, cleo, first, second } = await startWithSpaces();
    const { renamed, room } = await fill(ben);
    await fill(cleo);
    await own.mutation(api.spaces.enter, { space: second, from: first });
    await expect(ben.query(api.items.get, { id: renamed })).rejects.toMatchObject({
      data: { kind: 'NotFound' },
    });
    expect(await ben.query(api.presence.list, { room })).toEqual([]);
    expect(await ben.query(api.changes.undoState, {})).toEqual({});
    expect((await ben.query(api.items.page, page)).items).toEqual(
      (await cleo.query(api.items.page, page)).items,
    );
    await own.mutation(api.spaces.enter, { space: first, from: second });
    expect((await cleo.query(api.items.get, { id: renamed })).name).toBe('Boat of Ben');
    expect(await ben.query(api.changes.undoState, {})).toMatchObject({
      undo: { change: { kind: 'deleted' } },
    });
  });
});

test('nobody is brought into a space that is not there, is being cleared or is full, and no member of the deployment is', async () => {
  const { own, first, second } = await startWithSpaces();
  const enter = (space: string, from = first) => own.mutation(api.spaces.enter, { space, from });
  for (const id of ['', 'no-such-space', own.member.id]) {
    await expect(enter(id)).rejects.toMatchObject({ data: { kind: 'NotFound' } });
    await expect(enter(second, id)).rejects.toMatchObject({ data: { kind: 'NotFound' } });
  }
  for (let index = 0; index < 49; index += 1) await signIn(own.nobody, `Crowd ${index}`, 'viewer', second);
  await expect(enter(second)).rejects.toMatchObject({ data: { kind: 'QueryError' } });
  await own.run(async ({ db }) => {
    for (const { _id } of await db.query('spaces').collect())
      await db.patch('spaces', _id, { isClosing: true });
  });
  await expect(enter(second)).rejects.toMatchObject({ data: { kind: 'NotFound' } });
});

describe('an invitation for a space', () => {
  const invite = (t: ConvexTest, email: string, space?: string) =>
    t.action(api.invitations.create, { email, role: 'admin', ...(space !== undefined && { space }) });
  const spaceOf = (t: ConvexTest, email: string) =>
    t.run(async ({ db }) => {
      const members = db.query('members').withIndex('by_email', (q) => q.eq('email', email));
      return (await members.unique())?.space ?? 'none';
    });

  test('makes somebody a member of it', async () => {
    const { own, first } = await startWithSpaces();
    await invite(own, 'dan@example.org', first);
    expect(await spaceOf(own, 'dan@example.org')).toBe(first);
    // The latest holds, as of all invitations.
    await invite(own, 'dan@example.org');
    expect(await spaceOf(own, 'dan@example.org')).toBe('none');
  });

  test('takes nobody away from the deployment itself, and leads nowhere but there', async () => {
    const { own, first } = await startWithSpaces();
    await invite(own, 'dan@example.org');
    for (const email of ['dan@example.org', own.member.email]) {
      await expect(invite(own, email, first)).rejects.toMatchObject({ data: { kind: 'ValidationError' } });
      expect(await spaceOf(own, email)).toBe('none');
    }
    await expect(invite(own, 'eve@example.org', 'elsewhere')).rejects.toMatchObject({
      data: { kind: 'NotFound' },
    });
  });
});

/** How many documents each table has, those of the components left out. */
const countAll = (t: ConvexTest): Promise<Record<string, number>> =>
  t.run(async ({ db }) => {
    const counts: Record<string, number> = {};
    for (const table of Object.keys(schema.tables)) {
      counts[table] = (await db.query(table as 'items').collect()).length;
    }
    return counts;
  });

async function clear(t: ConvexTest, space: string): Promise<number> {
  for (let steps = 1; ; steps += 1) if ((await t.mutation(api.spaces.clear, { space })).isDone) return steps;
}

describe('clearing a space', () => {
  test('takes everything of it, in steps, and nothing else', async () => {
    const { own, ben, cleo, first, second } = await startWithSpaces();
    const rooms = [(await fill(own)).room, (await fill(cleo)).room];
    const readOthers = async () => [await readAll(own, rooms[0] ?? ''), await readAll(cleo, rooms[1] ?? '')];
    const seen = await readOthers();
    const others = await countAll(own);
    await fill(ben);
    await search(ben, api.items.search, { ...page, search: 'boat' });
    const items = Array.from({ length: 500 }, (_, index) => ({ name: `Raft ${index}` }));
    for (let part = 0; part < 3; part += 1) await ben.mutation(api.items.createMany, { items });
    // Things are under way, too.
    await ben.mutation(api.changes.revertBatch, { id: batch.id });
    await ben.mutation(api.trash.purgeAll, {});
    expect(await clear(own, first)).toBeGreaterThan(1);
    expect(await countAll(own)).toEqual({ ...others, spaces: 1, members: 2 });
    await finishScheduled(own);
    expect(await countAll(own)).toEqual({ ...others, spaces: 1, members: 2, uncounted: 0 });
    expect(await readOthers()).toEqual(seen);
    expect(await own.query(api.spaces.list, {})).toMatchObject([{ id: second }]);
    await expect(ben.query(api.items.count, {})).rejects.toMatchObject({ data: { kind: 'Forbidden' } });
    await expect(clear(own, first)).rejects.toMatchObject({ data: { kind: 'NotFound' } });
  });

  test('leaves trees behind that the next one begins with, empty', async () => {
    const { own, ben, first } = await startWithSpaces();
    await fill(ben);
    await finishScheduled(own);
    await clear(own, first);
    const dora = await signIn(own.nobody, 'Dora', 'admin', await createSpace(own));
    expect(await dora.query(api.items.page, page)).toEqual({ items: [], total: 0 });
    expect((await dora.query(api.trash.list, page)).total).toBe(0);
    await dora.mutation(api.items.create, { name: 'Raft' });
    await finishScheduled(own);
    expect((await dora.query(api.items.page, page)).items.map(({ name }) => name)).toEqual(['Raft']);
  });

  test('is done by itself for one that was left behind', async () => {
    const { own, ben, first, second } = await startWithSpaces();
    await fill(ben);
    await own.mutation(internal.spaces.sweep, {});
    expect(await own.query(api.spaces.list, {})).toMatchObject([{ id: first }, { id: second }]);
    vi.setSystemTime(Date.now() + day + heartbeatEvery);
    const third = await createSpace(own);
    await own.mutation(internal.spaces.sweep, {});
    await finishScheduled(own);
    expect(await own.query(api.spaces.list, {})).toMatchObject([{ id: third }]);
    expect((await countAll(own))['items']).toBe(0);
  });
});

test('there are no more spaces than can be looked after', async () => {
  const own = await startConvexTest();
  for (let index = 0; index < 100; index += 1) await createSpace(own);
  await expect(createSpace(own)).rejects.toMatchObject({ data: { kind: 'QueryError' } });
});
