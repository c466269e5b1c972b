import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import { heartbeatEvery } from '../../shared/database/presence.ts';
import { measureMutation, measureQuery } from './measure.ts';
import { signIn, startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** Of who is here, what only the server knows: when a tab is gone, whose it is, and what all of it costs. */

// The component's worker, which looks for tabs that have gone, runs when a test says so.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tab = 'tab-of-somebody';
const here = { tab, isEditing: false, isIdle: false };

async function namesIn(t: ConvexTest, room: string): Promise<readonly string[]> {
  return (await t.query(api.presence.list, { room })).map(({ actor }) => actor.name);
}

test('a tab that has not been heard of for long enough is gone, and forgotten later', async () => {
  const t = await startConvexTest();
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, here);
  expect(await t.mutation(api.presence.enter, { tab })).toMatchObject({ isNew: false });
  expect(await namesIn(t, room)).toEqual(['Ana']);
  vi.setSystemTime(Date.now() + 3 * heartbeatEvery);
  await t.finishAllScheduledFunctions(() => vi.advanceTimersByTime(3 * heartbeatEvery));
  expect(await namesIn(t, room)).toEqual([]);
  await t.mutation(internal.presence.sweep, {});
  // Back again, it has told nothing yet.
  expect(await t.mutation(api.presence.enter, { tab })).toMatchObject({ isNew: true });
  expect(await namesIn(t, room)).toEqual([]);
});

test('nobody moves or takes away the tab of somebody else by calling it one’s own', async () => {
  const t = await startConvexTest();
  const ben = await signIn(t.nobody, 'Ben', 'viewer');
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, { ...here, itemId: 'item-1' });
  await ben.mutation(api.presence.tell, { ...here, itemId: 'item-2' });
  await ben.mutation(api.presence.leave, { tab });
  expect(await t.query(api.presence.list, { room })).toMatchObject([{ itemId: 'item-1' }]);
});

/** Enters with so many tabs, which tell nothing. */
async function crowd(t: Pick<ConvexTest, 'mutation'>, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await t.mutation(api.presence.enter, { tab: `tab-number-${index}` });
  }
}

test('somebody with tabs beyond counting hides nobody, and is refused from the twenty-first on', async () => {
  const t = await startConvexTest();
  const ben = await signIn(t.nobody, 'Ben', 'viewer');
  await crowd(ben, 20);
  await expect(ben.mutation(api.presence.enter, { tab })).rejects.toMatchObject({
    data: { kind: 'QueryError' },
  });
  // One that is in goes on, and whoever leaves makes room.
  await crowd(ben, 1);
  await ben.mutation(api.presence.leave, { tab: 'tab-number-0' });
  await ben.mutation(api.presence.enter, { tab });
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, here);
  expect(await namesIn(t, room)).toEqual(['Ana']);
});

test('tabs that are gone make room for others of the same person', async () => {
  const t = await startConvexTest();
  await crowd(t, 20);
  vi.setSystemTime(Date.now() + 3 * heartbeatEvery);
  await t.finishAllScheduledFunctions(() => vi.advanceTimersByTime(3 * heartbeatEvery));
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, here);
  expect(await namesIn(t, room)).toEqual(['Ana']);
});

test('tabs that have told nothing take no place of those that have', async () => {
  const t = await startConvexTest();
  for (const name of ['Ben', 'Cleo', 'Dora', 'Eve', 'Finn']) {
    await crowd(await signIn(t.nobody, name, 'viewer'), 20);
  }
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, here);
  expect(await namesIn(t, room)).toEqual(['Ana']);
});

test.each(['', 'short', 'x'.repeat(65), 'with a space', 'a|b|c|d|e|f'])(
  'no tab is called %j',
  async (wrong) => {
    const t = await startConvexTest();
    await expect(t.mutation(api.presence.enter, { tab: wrong })).rejects.toMatchObject({
      data: { kind: 'ValidationError', issues: [{ path: ['tab'] }] },
    });
  },
);

test('a heartbeat, each half a minute, reads seven documents and writes one', async () => {
  const t = await startConvexTest();
  const { room } = await t.mutation(api.presence.enter, { tab });
  await t.mutation(api.presence.tell, here);
  const heartbeat = await measureMutation(t, api.presence.enter, { tab });
  const move = await measureMutation(t, api.presence.tell, { ...here, isIdle: true });
  const list = await measureQuery(t, api.presence.list, { room });
  const leave = await measureMutation(t, api.presence.leave, { tab });
  expect({ heartbeat, move, list, leave }).toEqual({
    heartbeat: { read: 7, written: 1, ranges: 7 },
    move: { read: 3, written: 1, ranges: 2 },
    // And one document more for each tab.
    list: { read: 3, written: 0, ranges: 4 },
    leave: { read: 7, written: 3, ranges: 4 },
  });
});

test('showing somebody out reads a document for each tab that is there, and six and writes three for each of theirs', async () => {
  const t = await startConvexTest();
  const removeWith = async (name: string, tabs: number) => {
    const { member, ...theirs } = await signIn(t.nobody, name, 'viewer');
    await crowd(theirs, tabs);
    return await measureMutation(t, api.members.remove, { id: member.id });
  };
  const alone = await removeWith('Ben', 0);
  await crowd(t, 3);
  const beside = await removeWith('Cleo', 0);
  const withTwo = await removeWith('Dora', 2);
  const { read, written, ranges } = alone;
  expect([beside, withTwo]).toEqual([
    { read: read + 3, written, ranges },
    { read: read + 3 + 2 + 2 * 6, written: written + 2 * 3, ranges: ranges + 2 * 3 },
  ]);
});
