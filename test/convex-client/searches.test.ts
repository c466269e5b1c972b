import { describe, expect, it, vi } from 'vitest';
import type { DatabaseResult, ItemPage } from '../../shared/database/database.ts';
import { errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';
import { hastenReconnects } from '../support/convex/quick-reconnects.ts';
import type { TestDeploymentOptions } from '../support/convex/test-deployment.ts';
import { patience } from '../support/patience.ts';
import { reach, watchStates } from './connection-states.ts';
import { start } from './start.ts';

/** A deployment searches for whoever has opened the search; nobody who uses the repository has to know. */

hastenReconnects();

/** All that a watch is told, in order. */
function recordAll() {
  const all: DatabaseResult<ItemPage>[] = [];
  return { all, ...createRecorder<ItemPage>((result) => all.push(result)) };
}

const windowOf = (search: string) => ({ search, limit: 10, offset: 0 });
const tooOften = {
  kind: 'RateLimited',
  retryAfter: 1000,
  message: 'That was too often. Try again in 1 s.',
};

async function startWithItem(options?: TestDeploymentOptions) {
  const { deployment, member, open } = await start(options);
  const write = (name: string, args: Record<string, string | number>) =>
    deployment.execute('mutation', `items:${name}`, args, member.identity);
  await write('create', { name: 'Tiller' });
  /** Opens others, by another client of the same person. */
  const openOthers = async (count: number) => {
    for (let index = 0; index < count; index += 1) await write('openSearch', windowOf(`other${index}`));
  };
  return { deployment, database: open(), write, openOthers };
}

const limited: TestDeploymentOptions = {
  env: { SEARCHES_PER_MINUTE: '60' },
  clockStandsAt: 1_800_000_000_000,
};

describe('a search', () => {
  it('is opened by whoever lists, counts or watches it', async () => {
    const { deployment, database } = await startWithItem();
    const items = database.items();
    expect(valueOf(await items.list(windowOf('til')))).toHaveLength(1);
    expect(valueOf(await items.count({ search: 'til' }))).toBe(1);
    const told = recordAll();
    items.watchPage(windowOf('til'), told);
    await vi.waitFor(() => expect(told.all).toMatchObject([{ value: { total: 1 } }]), patience);
    expect(deployment.executionsOf('items:openSearch')).toBe(3);
    valueOf(await items.list({ search: ' - ', limit: 10, offset: 0 }));
    valueOf(await items.count());
    expect(deployment.executionsOf('items:openSearch')).toBe(3);
  });

  it('that comes too often is told when, and found by itself then', async () => {
    const { deployment, database, openOthers } = await startWithItem(limited);
    await openOthers(60);
    const told = recordAll();
    database.items().watchPage(windowOf('til'), told);
    await vi.waitFor(() => expect(told.all).toEqual([{ ok: false, error: tooOften }]), patience);
    expect(errorOf(await database.items().list(windowOf('til')), 'RateLimited')).toEqual(tooOften);
    expect(errorOf(await database.items().count({ search: 'til' }), 'RateLimited')).toEqual(tooOften);
    // What does not search is not concerned.
    expect(valueOf(await database.items().count())).toBe(1);
    deployment.advance(1000);
    await vi.waitFor(() => expect(told.all.at(-1)).toMatchObject({ value: { total: 1 } }), patience);
  });

  it('is no write that waits', async () => {
    const { deployment, database } = await startWithItem();
    const states = watchStates(database);
    await reach(states, { status: 'live', pendingWrites: 0 });
    deployment.hold('beforeMutation');
    const found = database.items().count({ search: 'til' });
    const written = database.items().create({ name: 'Tiller extension' });
    await reach(states, { pendingWrites: 1 });
    deployment.release('beforeMutation');
    valueOf(await written);
    valueOf(await found);
    await reach(states, { pendingWrites: 0 });
    expect(states.map(({ pendingWrites }) => pendingWrites)).toEqual([0, 0, 1, 0]);
  });

  it('of a tab without a connection is opened on return, and not those that were given up before', async () => {
    const { deployment, database } = await startWithItem();
    const states = watchStates(database);
    await deployment.kill();
    await reach(states, { status: 'offline', pendingWrites: 0 });
    const given = recordAll();
    for (const words of ['t', 'ti', 'til', 'till']) database.items().watchPage(windowOf(words), given)();
    const told = recordAll();
    database.items().watchPage(windowOf('tille'), told);
    expect(states.at(-1)).toMatchObject({ pendingWrites: 0 });
    await deployment.restart();
    await vi.waitFor(() => expect(told.all).toMatchObject([{ value: { total: 1 } }]), patience);
    expect(deployment.executionsOf('items:openSearch')).toBe(1);
    expect(given.all).toEqual([]);
  });
});

describe('a search that is watched', () => {
  async function startWatching() {
    const scene = await startWithItem();
    const told = recordAll();
    scene.database.items().watchPage(windowOf('til'), told);
    const reach = (total: number) =>
      vi.waitFor(() => expect(told.all.at(-1)).toMatchObject({ value: { total } }), patience);
    await reach(1);
    const follows = async () => {
      await scene.write('create', { name: 'Tiller extension' });
      await reach(2);
      expect(told.all.filter(({ ok }) => !ok)).toEqual([]);
    };
    return { ...scene, follows };
  }

  it('is opened again when fifty others have closed it', async () => {
    const { openOthers, follows } = await startWatching();
    await openOthers(50);
    await follows();
  });

  it('is opened again when it has been open for too long', async () => {
    const { deployment, follows } = await startWatching();
    deployment.advance(25 * 60 * 60_000);
    await deployment.execute('mutation', 'background:prune');
    await follows();
  });

  it('goes on after the connection was lost', async () => {
    const { deployment, follows } = await startWatching();
    await deployment.kill();
    await deployment.restart();
    await follows();
  });
});
