import { setTimeout } from 'node:timers/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database, ItemPage } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';
import type { TestMember } from '../support/convex/add-member.ts';
import { openDatabase } from '../support/convex/open-database.ts';
import { hastenReconnects } from '../support/convex/quick-reconnects.ts';
import { patience } from '../support/patience.ts';
import { reach, watchStates } from './connection-states.ts';
import { start, type Scene } from './start.ts';

hastenReconnects();

const live = { status: 'live', pendingWrites: 0 };

/** A deployment and a client that is connected with it. */
async function startLive(options?: Parameters<Scene['open']>[0]) {
  const { deployment, open } = await start();
  const database = open(options);
  const states = watchStates(database);
  await reach(states, live);
  return { deployment, database, states };
}

describe('the state of a connection', () => {
  it('is connecting and then live, with no reason for it', async () => {
    const { states } = await startLive();
    expect(states).toEqual([{ status: 'connecting', pendingWrites: 0 }, live]);
  });

  it('is told each time that it is another, never twice the same', async () => {
    const { deployment, database, states } = await startLive();
    deployment.dropConnections();
    await vi.waitFor(() => expect(states).toHaveLength(4), patience);
    valueOf(await database.items().create({ name: 'Lamp' }));
    expect(states.map(({ status, pendingWrites }) => [status, pendingWrites])).toEqual([
      ['connecting', 0],
      ['live', 0],
      ['reconnecting', 0],
      ['live', 0],
      ['live', 1],
      ['live', 0],
    ]);
  });

  it('is reconnecting when the connection is lost, offline when it stays away, and live again', async () => {
    const { deployment, states } = await startLive();
    await deployment.kill();
    await reach(states, { status: 'offline' });
    expect(states.slice(2)).toEqual([
      { status: 'reconnecting', pendingWrites: 0, reason: expect.stringContaining('was lost') as string },
      { status: 'offline', pendingWrites: 0, reason: expect.stringContaining('cannot be reached') as string },
    ]);
    await deployment.restart();
    await vi.waitFor(() => expect(states.at(-1)).toEqual(live), patience);
  });

  it('counts the writes that wait, each until it is acknowledged or refused', async () => {
    const { deployment, database, states } = await startLive();
    await deployment.kill();
    await reach(states, { status: 'offline' });
    const items = database.items();
    const writes = [
      items.create({ name: 'Lamp' }),
      items.delete('never-was'),
      items.create({ name: 'Torch' }),
    ];
    await reach(states, { status: 'offline', pendingWrites: 3 });
    await deployment.restart();
    const [lamp, none, torch] = await Promise.all(writes);
    expect([lamp?.ok, none?.ok, torch?.ok]).toEqual([true, false, true]);
    await reach(states, live);
  });

  it('does not count a write that is wrong and therefore not sent', async () => {
    const { database, states } = await startLive();
    errorOf(await database.items().create({ name: '' }), 'ValidationError');
    expect(states.map(({ pendingWrites }) => pendingWrites)).toEqual([0, 0]);
  });

  const slow = {
    status: 'reconnecting',
    pendingWrites: 0,
    reason: 'The deployment is slow to answer. What you see may be old.',
  };

  it('is reconnecting while a connected deployment leaves a read unanswered, until it answers anything', async () => {
    const { deployment, database, states } = await startLive({ readTimeout: 300 });
    deployment.delays.eachMessage = 400;
    errorOf(await database.items().count(), 'ConnectionError');
    expect(states.at(-1)).toEqual(slow);
    deployment.delays.eachMessage = 0;
    // Nobody asks again.
    await vi.waitFor(() => expect(states.at(-1)).toEqual(live), patience);
  });

  it('is reconnecting while a watch waits for its first answer, and not while it waits for changes', async () => {
    const { deployment, open } = await start();
    const database = open({ readTimeout: 300 });
    const states = watchStates(database);
    const [told, waiting] = [createRecorder<ItemPage>(), createRecorder<Item>()];
    database.items().watchPage({ limit: 10, offset: 0 }, told);
    await vi.waitFor(() => expect(told.takeValues()).toHaveLength(1), patience);
    deployment.delays.eachMessage = 1000;
    const end = database.items().watchItem('never-was', waiting);
    // Between two looks a busy machine may be through with it.
    await vi.waitFor(() => expect(states).toContainEqual(slow), patience);
    await reach(states, live);
    expect(waiting.takeErrors()).toMatchObject([{ kind: 'NotFound' }]);
    end();
    const before = states.length;
    await setTimeout(700);
    expect(states).toHaveLength(before);
  });

  it('is not slow but lost when the connection of a silent deployment breaks', async () => {
    const { deployment, database, states } = await startLive({ readTimeout: 300 });
    deployment.delays.eachMessage = 60_000;
    errorOf(await database.items().count(), 'ConnectionError');
    expect(states.at(-1)).toEqual(slow);
    await deployment.kill();
    await reach(states, {
      status: 'offline',
      reason: expect.stringContaining('cannot be reached') as string,
    });
    deployment.delays.eachMessage = 0;
    await deployment.restart();
    await reach(states, live);
    expect(states.filter(({ reason }) => reason === slow.reason)).toHaveLength(1);
  });

  it('is told no more after its watch or the database has ended', async () => {
    const { deployment, open } = await start();
    const [ended, closed] = [open(), open()];
    const [one, other] = [watchStates(closed), watchStates(ended)];
    const later = vi.fn();
    const end = ended.watchConnection(later);
    await reach(one, live);
    await reach(other, live);
    end();
    await closed.close();
    const calls = later.mock.calls.length;
    const states = one.length;
    await deployment.kill();
    await reach(other, { status: 'offline' });
    expect(later).toHaveBeenCalledTimes(calls);
    expect(one).toHaveLength(states);
  });
});

/** Something else at the address of a deployment. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function openAt(url: string, member?: TestMember): Database {
  const database = openDatabase({ url, ...(member && { member }), readTimeout: 300, healthTimeout: 300 });
  onTestFinished(() => database.close());
  return database;
}

/** What is said to whoever has built the application, who alone can mend it. */
function hearConsole() {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  return warn;
}

describe('a deployment that was never reached is offline, and the reason says', () => {
  it('that nothing answers, and that it is tried again; which address that is, the console', async () => {
    const warn = hearConsole();
    const { deployment } = await start();
    await deployment.kill();
    const states = watchStates(openAt(deployment.url));
    const reason = 'The deployment does not answer. Check your network; it is tried again and again.';
    await reach(states, { status: 'offline', reason });
    await vi.waitFor(() => expect(warn).toHaveBeenCalled(), patience);
    expect(warn.mock.calls).toEqual([
      [`At ${deployment.url} nothing answers. That is the CONVEX_DEPLOYMENT_URL with which this was built.`],
    ]);
    await deployment.restart();
    await reach(states, live);
    expect(JSON.stringify(states)).not.toContain('CONVEX_DEPLOYMENT_URL');
  });

  it('that what answers is no deployment', async () => {
    const warn = hearConsole();
    const url = await serve((_, response) => response.writeHead(404).end());
    const states = watchStates(openAt(url));
    const reason =
      'What answers is not the deployment. Tell whoever set this up; it is tried again and again.';
    await reach(states, { status: 'offline', reason });
    expect(warn.mock.calls).toEqual([[expect.stringContaining('CONVEX_DEPLOYMENT_URL')]]);
  });

  it('that the deployment is there and WebSockets do not get through', async () => {
    const url = await serve((_, response) => response.end('1.0'));
    const states = watchStates(openAt(url));
    await reach(states, { status: 'offline', reason: expect.stringContaining('stops WebSockets') as string });
  });

  it('while reads are ConnectionErrors, writes wait, and the health check says that it is not there', async () => {
    hearConsole();
    const { deployment, member } = await start();
    await deployment.kill();
    const database = openAt(deployment.url, member);
    const states = watchStates(database);
    const written = database.items().create({ name: 'Lamp' });
    errorOf(await database.items().count(), 'ConnectionError');
    expect(valueOf(await database.healthCheck())).toMatchObject({ database: 'convex', reachable: false });
    await reach(states, { status: 'offline', pendingWrites: 1 });
    await deployment.restart();
    valueOf(await written);
  });
});
