import { afterEach, expect, test, vi } from 'vitest';
import { guestVisitor } from '../../shared/database/actors.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { holdPresenceLock, onPresenceEnd } from '../../shared/database/memory/presence-locks.ts';
import { createTabServer } from '../../shared/database/memory/serve-tabs.ts';
import { greetServer } from '../../shared/database/remote/connection.ts';
import { countWatches } from '../support/count-watches.ts';
import { createLockManager } from '../support/lock-manager.ts';

const page = { limit: 10, offset: 0 };

afterEach(() => {
  vi.unstubAllGlobals();
});

function createServer({ grace = 1000, presence }: { grace?: number; presence?: string } = {}) {
  const { database, count } = countWatches(createMemoryDatabase({ lifetime: 'tabs' }));
  const onDeserted = vi.fn();
  const serve = createTabServer(database, { grace, onDeserted, presence });
  return { serve, count, onDeserted };
}

/** A tab that watches a page, as far as the server can tell. */
async function connectTab(serve: (port: MessagePort) => void, presence?: string) {
  const { port1, port2 } = new MessageChannel();
  serve(port1);
  const greeter = {
    timeout: 20_000,
    visitor: guestVisitor('this-browser'),
    ...(presence === undefined ? {} : { presence }),
  };
  const { service, welcome } = await greetServer(port2, greeter);
  await service.watchPage(1, page);
  return { port: port2, service, welcome };
}

test('a tab that crashes, without a word, is found out by its lock, and what it watched is dropped', async () => {
  vi.stubGlobal('navigator', { locks: createLockManager() });
  const { serve, count } = createServer();
  const lock = await holdPresenceLock('tab');
  const gone = await connectTab(serve, lock?.name);
  const other = await connectTab(serve, (await holdPresenceLock('tab'))?.name);
  expect(count()).toBe(2);
  lock?.release();
  await vi.waitFor(() => expect(count()).toBe(1));
  expect(await other.service.count()).toEqual({ ok: true, value: 0 });
  gone.port.close();
  other.port.close();
});

test('a tab that leaves is dropped at once, and its lock is asked for no longer', async () => {
  const locks = createLockManager();
  vi.stubGlobal('navigator', { locks });
  const { serve, count } = createServer();
  const lock = await holdPresenceLock('tab');
  const { service } = await connectTab(serve, lock?.name);
  expect(locks.waiting()).toBe(1);
  void service.leave();
  await vi.waitFor(() => expect(count()).toBe(0));
  expect(locks.waiting()).toBe(0);
});

test('where there are no locks, a port that is closed tells', async () => {
  vi.stubGlobal('navigator', {});
  const { serve, count } = createServer();
  expect(await holdPresenceLock('tab')).toBeUndefined();
  const { port } = await connectTab(serve);
  expect(count()).toBe(1);
  port.close();
  await vi.waitFor(() => expect(count()).toBe(0));
});

test('a lock that is refused is as good as none', async () => {
  const refuse = () => Promise.reject(new DOMException('Not here.', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request: refuse } });
  expect(await holdPresenceLock('tab')).toBeUndefined();
  const callback = vi.fn();
  onPresenceEnd('tab', new AbortController().signal, callback);
  await Promise.resolve();
  expect(callback).not.toHaveBeenCalled();
});

test('a tab learns what it talks to, and under which lock the store lives', async () => {
  const { serve } = createServer({ presence: 'store-1' });
  const { welcome, port } = await connectTab(serve);
  expect(welcome).toEqual({
    info: { type: 'memory', lifetime: 'tabs' },
    actor: { id: 'browser:this-browser', name: 'Guest THIS' },
    presence: 'store-1',
  });
  port.close();
});

test('the store ends a while after the last tab, and not when a tab comes back in time', async () => {
  const { serve, onDeserted, count } = createServer({ grace: 200 });
  const one = await connectTab(serve);
  const two = await connectTab(serve);
  one.port.close();
  await vi.waitFor(() => expect(count()).toBe(1));
  two.port.close();
  await vi.waitFor(() => expect(count()).toBe(0));
  const back = await connectTab(serve);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(onDeserted).not.toHaveBeenCalled();
  back.port.close();
  await vi.waitFor(() => expect(onDeserted).toHaveBeenCalledOnce());
});
