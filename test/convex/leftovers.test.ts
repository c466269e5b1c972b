import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, internal } from '../../convex/_generated/api.js';
import type { Id } from '../../convex/_generated/dataModel.js';
import { accountLimits } from '../../shared/session/account-rules.ts';
import { measureMutation } from './measure.ts';
import { startConvexTest, type ConvexTest } from './start-convex-test.ts';

/** What signing in leaves behind goes, in steps that each fit into a transaction; what is still good stays. */

// What is scheduled does not run, unless a test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const lifetime = 30 * day;

/** A deployment that is fifty days old. */
async function startOld(): Promise<ConvexTest> {
  const t = await startConvexTest();
  vi.setSystemTime(Date.now() + 50 * day);
  return t;
}

/** A session that began so long ago, ms, and the tokens of one who has exchanged them so often, `every` ms. */
async function seedSession(t: ConvexTest, age: number, exchanges: number, every = hour) {
  const now = Date.now();
  return await t.run(async ({ db }) => {
    const userId = await db.insert('users', {});
    vi.setSystemTime(now - age);
    const id = await db.insert('authSessions', { userId, expirationTime: Date.now() + lifetime });
    const tokens: Id<'authRefreshTokens'>[] = [];
    for (let index = 0; index <= exchanges; index += 1) {
      const at = now - age + index * every;
      vi.setSystemTime(at);
      const parent = tokens.at(-1);
      const isLast = index === exchanges;
      tokens.push(
        await db.insert('authRefreshTokens', {
          sessionId: id,
          expirationTime: at + lifetime,
          ...(parent && { parentRefreshTokenId: parent }),
          ...(!isLast && { firstUsedTime: at + every }),
        }),
      );
    }
    vi.setSystemTime(now);
    return { id, tokens };
  });
}

const stored = (t: ConvexTest) =>
  t.run(async ({ db }) => ({
    sessions: (await db.query('authSessions').take(10_000)).map(({ _id }) => _id),
    tokens: (await db.query('authRefreshTokens').take(10_000)).map(({ _id }) => _id),
  }));

/** Step after step, as the scheduler would. */
async function forgetAll(t: ConvexTest): Promise<void> {
  await t.mutation(internal.background.forgetSignIns, {});
  for (let steps = 1; ; steps += 1) {
    expect(steps).toBeLessThan(20);
    const next = await t.run(async ({ db, scheduler }) => {
      const jobs = await db.system.query('_scheduled_functions').take(100);
      const waiting = jobs.find(
        ({ name, state }) => state.kind === 'pending' && name.includes('forgetSignIns'),
      );
      if (waiting) await scheduler.cancel(waiting._id);
      return waiting?.args[0] as { from: number } | undefined;
    });
    if (!next) return;
    await t.mutation(internal.background.forgetSignIns, next);
  }
}

test('a session that is over goes with its tokens, and one that goes on stays', async () => {
  const t = await startOld();
  await seedSession(t, 31 * day, 40, 12 * hour);
  const young = await seedSession(t, 29 * day, 1, 28.5 * day);
  await forgetAll(t);
  expect(await stored(t)).toEqual({ sessions: [young.id], tokens: young.tokens });
});

test('of a session that goes on the spent tokens go, but for those of the last day', async () => {
  const t = await startOld();
  const { id, tokens } = await seedSession(t, 10 * day, 239);
  await forgetAll(t);
  const left = await stored(t);
  expect(left.sessions).toEqual([id]);
  // The last one, whose exchange is an hour ago, and what was exchanged on the day before.
  expect(left.tokens).toEqual(tokens.slice(-25));
});

test('of one who was away for long the token stays, and the one that it was got for', async () => {
  const t = await startOld();
  const { tokens } = await seedSession(t, 20 * day, 5);
  await forgetAll(t);
  expect((await stored(t)).tokens).toEqual(tokens.slice(-2));
});

test('tokens of which the session is gone go when their own time is over', async () => {
  const t = await startOld();
  const old = await seedSession(t, 40 * day, 3);
  const young = await seedSession(t, 20 * day, 3);
  await t.run(async ({ db }) => {
    for (const { id } of [old, young]) await db.delete('authSessions', id);
  });
  await forgetAll(t);
  expect((await stored(t)).tokens).toEqual(young.tokens);
});

test('an invitation goes a month after its end; whoever accepted theirs stays, and whoever still may', async () => {
  const t = await startOld();
  const now = Date.now();
  const invite = async (email: string, age: number) => {
    vi.setSystemTime(now - age);
    await t.action(internal.members.invite, { email });
    vi.setSystemTime(now);
  };
  const kept = accountLimits.invitation + 30 * day;
  await invite('long-ago@example.org', kept + hour);
  await invite('in-vain@example.org', kept - hour);
  await invite('today@example.org', 0);
  await forgetAll(t);
  expect((await t.query(api.members.list, {})).members.map(({ email }) => email)).toEqual([
    'ana@example.org',
    'in-vain@example.org',
    'today@example.org',
  ]);
});

test('what other ways of signing in have left goes after a day', async () => {
  const t = await startOld();
  const now = Date.now();
  const leave = (age: number) =>
    t.run(async ({ db }) => {
      vi.setSystemTime(now - age);
      await db.insert('authVerifiers', { signature: `${age}` });
      await db.insert('authRateLimits', { identifier: `${age}`, lastAttemptTime: 0, attemptsLeft: 0 });
      vi.setSystemTime(now);
    });
  await leave(day + hour);
  await leave(day - hour);
  await forgetAll(t);
  const left = await t.run(async ({ db }) => [
    ...(await db.query('authVerifiers').take(10)).map(({ signature }) => signature),
    ...(await db.query('authRateLimits').take(10)).map(({ identifier }) => identifier),
  ]);
  expect(left).toEqual([`${day - hour}`, `${day - hour}`]);
});

test('however much there is, a step fits into a transaction, and the last one finds the end', async () => {
  const t = await startOld();
  for (let index = 0; index < 5; index += 1) await seedSession(t, 29 * day + index * hour, 690);
  const gone = await seedSession(t, 31 * day, 300);
  const steps = [];
  for (let index = 0; index < 2; index += 1) {
    steps.push(await measureMutation(t, internal.background.forgetSignIns, {}));
  }
  // A document is read to be listed, and again to be deleted; what is found good is read as well.
  expect(steps).toEqual([
    { read: 2026, written: 1000, ranges: 10 },
    { read: 2047, written: 1000, ranges: 12 },
  ]);
  await forgetAll(t);
  const left = await stored(t);
  expect(left.sessions).not.toContain(gone.id);
  // The last ones, exchanged 6, 7, 8, 9 and 10 hours ago, and those that were exchanged on the day before now.
  expect(left.tokens).toHaveLength(20 + 19 + 18 + 17 + 16);
}, 60_000);

test('the scheduler goes on to the end', async () => {
  const t = await startConvexTest();
  await seedSession(t, 31 * day, 1500, 20 * 60_000);
  vi.useRealTimers();
  expect(await t.mutation(internal.background.forgetSignIns, {})).toEqual({ isDone: false });
  await expect.poll(async () => await stored(t), { timeout: 20_000 }).toEqual({ sessions: [], tokens: [] });
}, 60_000);
