import type { UserIdentity } from 'convex/server';
import type { Value } from 'convex/values';
import { describe, expect, test } from 'vitest';
import { addMember } from '../support/convex/add-member.ts';
import type { Shape } from '../support/convex/argument-check.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { refusalOf } from './accounts/scene.ts';
// Behind those that load functions for a deployment, so that they find its environment.
import { publicFunctions } from '../convex/public-functions.ts';

/** How often one may search. The clock stands, so that nothing comes back by itself. */

type Args = Record<string, Value>;

/** With the limits of a deployment whose environment says nothing else. */
async function start(env: Readonly<Record<string, string>> = {}) {
  const deployment = await startForTest({
    clockStandsAt: 1_800_000_000_000,
    env: { SEARCHES_PER_MINUTE: undefined, ...env },
  });
  const [ana, ben] = [await addMember(deployment, 'Ana'), await addMember(deployment, 'Ben', 'viewer')];
  await deployment.execute('mutation', 'items:create', { name: 'Tiller' }, ana.identity);
  const call = (type: 'query' | 'mutation') => (name: string, args: Args, identity?: UserIdentity) =>
    deployment.execute(type, `items:${name}`, args, identity);
  const [query, mutate] = [call('query'), call('mutation')];
  const open = (words: string, identity?: UserIdentity) =>
    mutate('openSearch', windowOf(words), identity ?? ana.identity);
  const openMany = async (count: number, prefix: string, identity?: UserIdentity) => {
    for (let index = 0; index < count; index += 1) await open(`${prefix}${index}`, identity);
  };
  return { deployment, ana, ben, query, mutate, open, openMany };
}

const windowOf = (search: string) => ({ search, limit: 10, offset: 0 });
const notOpen = { kind: 'ValidationError', issues: [{ path: ['search'] }] };
const inMs = (retryAfter: number) => ({ kind: 'RateLimited', retryAfter });

test('a member opens 120 new searches at once, and two a second after that; nobody else is in the way', async () => {
  const { deployment, ben, open, openMany } = await start();
  await openMany(120, 'word');
  expect(await refusalOf(open('one more'))).toEqual({
    ...inMs(500),
    message: 'That was too often. Try again in 1 s.',
  });
  await open('one more', ben.identity);
  deployment.advance(500);
  await open('one more');
  expect(await refusalOf(open('another'))).toEqual(expect.objectContaining(inMs(500)));
  deployment.advance(60_000);
  await openMany(120, 'later');
  expect(await refusalOf(open('another'))).toMatchObject(inMs(500));
});

test('a search that is open is opened again for nothing, and answered as often as one likes', async () => {
  const { ana, open, openMany, query } = await start();
  await openMany(119, 'word');
  for (let times = 0; times < 5; times += 1) {
    await open('til');
    expect(await query('search', windowOf('til'), ana.identity)).toMatchObject({ total: 1 });
  }
  expect(await refusalOf(open('another'))).toMatchObject(inMs(500));
});

test('what has no word to search for needs no opening and counts nothing', async () => {
  const { ana, open, openMany, query } = await start();
  expect(await query('search', windowOf(' - '), ana.identity)).toMatchObject({ total: 1 });
  await openMany(120, '-- ', ana.identity);
  for (let times = 0; times < 200; times += 1) await open(' - ');
});

describe('a search that was not opened', () => {
  /** What each function that searches is called with besides. */
  const windowFor = (name: string) => (name === 'items:count' ? {} : { limit: 10, offset: 0 });
  const searching = [...publicFunctions].flatMap(([name, { type, args }]) => {
    const shape = args as Shape;
    return type === 'query' && shape.type === 'object' && 'search' in shape.value ? [name] : [];
  });

  test('can be asked for by these functions alone', () => {
    expect(searching.sort()).toEqual(['items:count', 'items:list', 'items:page', 'items:search']);
  });

  test.each(searching)(
    'is refused by %s, until the same has been opened by the same member',
    async (name) => {
      const { deployment, ana, ben } = await start({ ANONYMOUS_VIEWERS: 'true' });
      const args = { search: 'til', status: 'draft', ...windowFor(name) };
      const ask = (identity?: UserIdentity, more: Args = {}) =>
        deployment.execute('query', name, { ...args, ...more }, identity);
      const open = (more: Args) =>
        deployment.execute('mutation', 'items:openSearch', { ...args, ...more }, ana.identity);
      const others: Args[] = [{ search: 'ti' }, { search: 'til ler' }, { status: 'active' }];
      if (name !== 'items:count') {
        others.push({ limit: 11 }, { offset: 1 }, { sort: { field: 'name', direction: 'asc' } });
        others.push(
          { sort: { field: 'name', direction: 'desc' } },
          { sort: { field: 'createdAt', direction: 'asc' } },
        );
      }
      for (const other of others) await open(other);
      expect(await refusalOf(ask(ana.identity))).toMatchObject(notOpen);
      await open({});
      await ask(ana.identity);
      // The same words, as they are read.
      await ask(ana.identity, { search: ' TÍL' });
      expect(await refusalOf(ask(ben.identity))).toMatchObject(notOpen);
      expect(await refusalOf(ask())).toMatchObject(notOpen);
    },
  );

  test('is not opened by what no function would be asked', async () => {
    const { ana, mutate } = await start();
    for (const wrong of [
      { limit: 10 },
      { offset: 0 },
      { limit: 0, offset: 0 },
      { sort: { field: 'name', direction: 'asc' } },
    ]) {
      const asked = mutate('openSearch', { search: 'til', ...wrong }, ana.identity);
      expect(await refusalOf(asked)).toMatchObject({ kind: 'ValidationError' });
    }
  });
});

test('all who have not signed in share one bucket, ten times as large', async () => {
  const { deployment, open, mutate, query } = await start({
    ANONYMOUS_VIEWERS: 'true',
    SEARCHES_PER_MINUTE: '6',
  });
  const openAsNobody = (words: string) => mutate('openSearch', windowOf(words));
  for (let index = 0; index < 60; index += 1) await openAsNobody(`word${index}`);
  expect(await refusalOf(openAsNobody('more'))).toMatchObject(inMs(1000));
  expect(await query('search', windowOf('word0'))).toMatchObject({ total: 0 });
  await open('more');
  deployment.advance(1000);
  await openAsNobody('more');
});

test.each([
  ['7', 7],
  [' 7 ', 7],
  ['0', 120],
  ['1.5', 120],
  ['-7', 120],
  ['1000001', 120],
  ['many', 120],
  ['', 120],
])('SEARCHES_PER_MINUTE=%j lets a member open %i at once', async (setting, count) => {
  const { open, openMany } = await start({ SEARCHES_PER_MINUTE: setting });
  await openMany(count, 'word');
  expect(await refusalOf(open('one more'))).toMatchObject({ kind: 'RateLimited' });
});

const storedSearches = (deployment: Awaited<ReturnType<typeof start>>['deployment']) =>
  deployment.run(async ({ db }) => await db.query('searches').collect());

test('fifty stay open of one member, the latest; the others have to be opened anew', async () => {
  const { deployment, ana, ben, open, openMany, query } = await start();
  await open('kept', ben.identity);
  await openMany(51, 'word');
  expect(await storedSearches(deployment)).toHaveLength(51);
  const ask = (words: string) => query('search', windowOf(words), ana.identity);
  expect(await refusalOf(ask('word0'))).toMatchObject(notOpen);
  expect(await ask('word1')).toMatchObject({ total: 0 });
  await open('word0');
  expect(await ask('word0')).toMatchObject({ total: 0 });
  expect(await refusalOf(ask('word1'))).toMatchObject(notOpen);
});

test('a search stays open for a day', async () => {
  const { deployment, ana, open, query } = await start();
  const prune = () => deployment.execute('mutation', 'background:prune');
  await open('old');
  deployment.advance(24 * 60 * 60_000);
  await open('new');
  await prune();
  expect(await storedSearches(deployment)).toHaveLength(2);
  deployment.advance(1000);
  expect(await prune()).toEqual({ isDone: true });
  expect(await refusalOf(query('search', windowOf('old'), ana.identity))).toMatchObject(notOpen);
  expect(await query('search', windowOf('new'), ana.identity)).toMatchObject({ total: 0 });
});

test('as many as are old are closed, in steps', async () => {
  const { deployment } = await start();
  await deployment.run(async ({ db }) => {
    for (let number = 1; number <= 450; number += 1) {
      await db.insert('searches', { actor: 'member:gone', query: `${number}`, number });
    }
  });
  deployment.advance(2 * 24 * 60 * 60_000);
  expect(await deployment.execute('mutation', 'background:prune')).toEqual({ isDone: false });
  await deployment.finishScheduled();
  expect(await storedSearches(deployment)).toEqual([]);
});
