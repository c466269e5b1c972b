import { expect, test, vi } from 'vitest';
import type { ConnectionState, ItemPage } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { createRemoteDatabase } from '../../shared/database/remote/remote-database.ts';
import { serveDatabase } from '../../shared/database/remote/serve-database.ts';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';
import { connectOverPort, connectRemote, connectTo } from '../support/connect-port.ts';
import { countWatches } from '../support/count-watches.ts';
import { patience } from '../support/patience.ts';

const firstPage = { limit: 10, offset: 0 };

test('a write of one client is told to another one exactly once', async () => {
  const database = createMemoryDatabase();
  const writer = await connectRemote(database);
  const reader = await connectRemote(database);
  const recorder = createRecorder<ItemPage>();
  reader.remote.items().watchPage(firstPage, recorder);
  await reader.settled();
  expect(recorder.takeValues()).toEqual([{ items: [], total: 0 }]);

  const item = valueOf(await writer.remote.items().create({ name: 'Gauge' }));
  await writer.settled();
  await reader.settled();
  expect(recorder.take()).toEqual([{ ok: true, value: { items: [item], total: 1 } }]);
});

test('what arrives is frozen all the way down', async () => {
  const { remote, settled } = await connectRemote(createMemoryDatabase());
  const recorder = createRecorder<ItemPage>();
  remote.items().watchPage(firstPage, recorder);
  const item = valueOf(await remote.items().create({ name: 'Gauge', tags: ['tide'] }));
  await settled();
  const page = recorder.takeValues().at(-1);
  const conflict = errorOf(await conflictOn(remote, item.id), 'ConflictError');
  for (const part of [item, item.tags, page, page?.items, page?.items[0]?.tags, conflict.current.tags]) {
    expect(part).toBeDefined();
    expect(Object.isFrozen(part)).toBe(true);
  }
});

async function conflictOn({ items }: Awaited<ReturnType<typeof connectRemote>>['remote'], id: string) {
  valueOf(await items().update(id, { name: 'Theirs' }));
  return items().update(id, { name: 'Mine', baseVersion: 1 });
}

test('nothing arrives after Unsubscribe, even when it was on its way', async () => {
  const database = createMemoryDatabase();
  const { remote, settled } = await connectRemote(database);
  const recorder = createRecorder<ItemPage>();
  const unsubscribe = remote.items().watchPage(firstPage, recorder);
  await settled();
  expect(recorder.take()).toHaveLength(1);
  valueOf(await database.items().create({ name: 'On its way' }));
  // Written and told at the far end; this end has not taken a message since.
  unsubscribe();
  await settled();
  expect(recorder.take()).toEqual([]);
});

test('the server drops a watch when it is unsubscribed, and every watch when the client closes', async () => {
  const { database, count } = countWatches(createMemoryDatabase());
  const { remote, settled } = await connectRemote(database);
  const observer = createRecorder();
  const unsubscribe = remote.items().watchPage(firstPage, observer);
  remote.items().watchItem('some', observer);
  await settled();
  expect(count()).toBe(2);
  unsubscribe();
  unsubscribe();
  await settled();
  expect(count()).toBe(1);
  await remote.close();
  await vi.waitFor(() => expect(count()).toBe(0), patience);
});

test('a closed client leaves the database open for the others', async () => {
  const database = createMemoryDatabase();
  const one = await connectRemote(database);
  const other = await connectRemote(database);
  await one.remote.close();
  await one.remote.close();
  errorOf(await one.remote.items().count(), 'ConnectionError');
  expect(valueOf(await one.remote.healthCheck()).reachable).toBe(false);
  expect(valueOf(await other.remote.items().count())).toBe(0);
});

test('a request that is under way at close is answered', async () => {
  const { remote } = await connectRemote(createMemoryDatabase());
  const answer = remote.items().count();
  await remote.close();
  errorOf(await answer, 'ConnectionError');
});

test('a request with something that is not data names the field, and nothing is written', async () => {
  const database = createMemoryDatabase();
  const { remote, settled } = await connectRemote(database);
  const bad = { name: 'Gauge', description: () => 'no text' } as unknown as CreateItemRequest;
  expect(errorOf(await remote.items().create(bad), 'ValidationError').issues[0]?.path).toEqual([
    'description',
  ]);
  expect(
    errorOf(await remote.items().createMany([{ name: 'a' }, bad]), 'ValidationError').issues[0]?.path,
  ).toEqual([1, 'description']);
  errorOf(await remote.items().get((() => 'id') as unknown as string), 'SerializationError');
  const recorder = createRecorder<ItemPage>();
  remote.items().watchPage({ ...firstPage, search: (() => 'x') as unknown as string }, recorder);
  await settled();
  expect(recorder.takeErrors()).toMatchObject([{ kind: 'SerializationError' }]);
  expect(valueOf(await database.items().count())).toBe(0);
});

test('a field that throws when it is read is an error, not an exception', async () => {
  const { remote } = await connectRemote(createMemoryDatabase());
  const bad = {
    get name(): string {
      throw new Error('Unreadable');
    },
  };
  expect(errorOf(await remote.items().create(bad), 'QueryError').cause?.message).toBe('Unreadable');
});

test('the request is what it was when it was made', async () => {
  const { remote } = await connectRemote(createMemoryDatabase());
  const request = { name: 'Before', tags: ['before'] };
  const answer = remote.items().create(request);
  request.name = 'After';
  request.tags.push('after');
  expect(valueOf(await answer)).toMatchObject({ name: 'Before', tags: ['before'] });
});

test('a server that is lost is told by the state, by every watch and by every operation', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serveDatabase(() => createMemoryDatabase(), port1);
  const remote = await createRemoteDatabase(() => connectTo(port2));
  const states = createRecorder<ConnectionState>();
  const pages = createRecorder<ItemPage>();
  remote.watchConnection((state) => states.next(state));
  remote.items().watchPage(firstPage, pages);
  await remote.healthCheck();
  expect(states.takeValues()).toEqual([{ status: 'live', pendingWrites: 0 }]);
  expect(pages.takeValues()).toHaveLength(1);

  stop();
  const underWay = remote.items().create({ name: 'Too late' });
  expect(errorOf(await underWay, 'ConnectionError').message).toContain('reload the page');
  expect(states.takeValues()).toMatchObject([{ status: 'offline', pendingWrites: 1 }]);
  expect(pages.takeErrors()).toMatchObject([{ kind: 'ConnectionError' }]);
  errorOf(await remote.items().count(), 'ConnectionError');
  expect(valueOf(await remote.healthCheck())).toMatchObject({ database: 'memory', reachable: false });
});

test('what is watched only after the server is lost is told of the loss too, and not before it is asked for', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serveDatabase(() => createMemoryDatabase(), port1);
  const remote = await createRemoteDatabase(() => connectTo(port2));
  stop();
  await vi.waitFor(async () => errorOf(await remote.items().count(), 'ConnectionError'), patience);

  const page = createRecorder<ItemPage>();
  const left = createRecorder<ItemPage>();
  remote.items().watchPage(firstPage, page);
  remote.items().watchPage(firstPage, left)();
  expect(page.take()).toEqual([]);
  await Promise.resolve();
  expect(page.takeErrors()).toMatchObject([
    { kind: 'ConnectionError', message: expect.stringContaining('reload the page') as string },
  ]);
  expect(left.take()).toEqual([]);
});

test('a silent server is told as such, requests are answered, and its next sign of life is told too', async () => {
  const { port1, port2 } = new MessageChannel();
  const database = createMemoryDatabase();
  let answerCount: () => void = () => undefined;
  const items = database.items();
  const slow = {
    ...database,
    items: () => ({
      ...proxied(items),
      count: () => new Promise<never>((resolve) => (answerCount = resolve as () => void)),
    }),
  };
  serveDatabase(() => slow, port1);
  const remote = await createRemoteDatabase(() => connectTo(port2), { requestTimeout: 30 });
  const states: ConnectionState[] = [];
  remote.watchConnection((state) => states.push(state));
  expect(errorOf(await remote.items().count(), 'ConnectionError').message).toContain('0.03 seconds');
  expect(states.at(-1)?.status).toBe('reconnecting');
  answerCount();
  await vi.waitFor(() => expect(states.at(-1)).toEqual({ status: 'live', pendingWrites: 0 }), patience);
});

/** Classes keep their methods where spreading does not reach. */
const proxied = (items: ReturnType<ReturnType<typeof createMemoryDatabase>['items']>) => ({
  list: items.list.bind(items),
  get: items.get.bind(items),
  create: items.create.bind(items),
  createMany: items.createMany.bind(items),
  update: items.update.bind(items),
  delete: items.delete.bind(items),
  restore: items.restore.bind(items),
  watchPage: items.watchPage.bind(items),
  watchItem: items.watchItem.bind(items),
});

test('a suspended client watches nothing, and is told the present state when it resumes', async () => {
  const { database, count } = countWatches(createMemoryDatabase());
  const remote = await createRemoteDatabase(() => connectOverPort(database));
  const states: ConnectionState['status'][] = [];
  const pages = createRecorder<ItemPage>();
  remote.watchConnection(({ status }) => states.push(status));
  remote.items().watchPage(firstPage, pages);
  await remote.healthCheck();
  remote.suspend();
  await vi.waitFor(() => expect(count()).toBe(0), patience);
  errorOf(await remote.items().count(), 'ConnectionError');
  valueOf(await database.items().create({ name: 'Meanwhile' }));
  expect(pages.takeValues()).toHaveLength(1);

  await remote.resume();
  await remote.healthCheck();
  expect(pages.take()).toMatchObject([{ ok: true, value: { total: 1 } }]);
  expect(states).toEqual(['live', 'reconnecting', 'live']);
  expect(count()).toBe(1);
});

test('a client that cannot connect again says so', async () => {
  const database = createMemoryDatabase();
  const connect = vi.fn(() => connectOverPort(database));
  const remote = await createRemoteDatabase(connect);
  const pages = createRecorder<ItemPage>();
  remote.items().watchPage(firstPage, pages);
  const states: ConnectionState[] = [];
  remote.watchConnection((state) => states.push(state));
  remote.suspend();
  connect.mockRejectedValueOnce(new Error('No answer.'));
  await remote.resume();
  expect(states.at(-1)).toMatchObject({
    status: 'offline',
    reason: expect.stringContaining('reload') as string,
  });
  expect(pages.takeErrors()).toHaveLength(1);
});

test('connecting to somebody who does not answer is given up', async () => {
  const { port1, port2 } = new MessageChannel();
  await expect(connectTo(port2, 20)).rejects.toThrow('It did not answer within 0.02 seconds.');
  port1.close();
});

test('a throwing observer is reported and harms no other', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { remote, settled } = await connectRemote(createMemoryDatabase());
  const recorder = createRecorder<ItemPage>();
  const failing = createRecorder<ItemPage>(() => {
    throw new Error('Observer at fault');
  });
  remote.items().watchPage(firstPage, failing);
  remote.items().watchPage(firstPage, recorder);
  await settled();
  expect(recorder.takeValues()).toHaveLength(1);
  expect(report).toHaveBeenCalledExactlyOnceWith(new Error('Observer at fault'));
  report.mockRestore();
});

test('ten thousand items in batches of 500 leave room for the requests of another client', async () => {
  const database = createMemoryDatabase();
  const importer = await connectRemote(database);
  const reader = await connectRemote(database);
  const batch = (start: number) =>
    Array.from({ length: 500 }, (_, index) => ({ name: `Item ${start + index}` }));
  const finished = new AbortController();
  const importing = (async () => {
    for (let start = 0; start < 10_000; start += 500) {
      valueOf(await importer.remote.items().createMany(batch(start)));
    }
    finished.abort();
  })();
  const totals = new Set<number>();
  while (!finished.signal.aborted) totals.add(valueOf(await reader.remote.items().count()));
  await importing;
  expect(valueOf(await reader.remote.items().count())).toBe(10_000);
  // The reader got its turn between most of the batches, and saw none by halves.
  expect(totals.size).toBeGreaterThan(10);
  expect([...totals].every((total) => total % 500 === 0)).toBe(true);
});
