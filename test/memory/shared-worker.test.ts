import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { guestVisitor } from '../../shared/database/actors.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { holdPresenceLock, onPresenceEnd } from '../../shared/database/memory/presence-locks.ts';
import { createTabServer } from '../../shared/database/memory/serve-tabs.ts';
import { greetServer } from '../../shared/database/remote/connection.ts';
import { countWatches } from '../support/count-watches.ts';
import { createLockManager } from '../support/lock-manager.ts';
import { patience } from '../support/patience.ts';

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
  await vi.waitFor(() => expect(count()).toBe(1), patience);
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
  await vi.waitFor(() => expect(count()).toBe(0), patience);
  expect(locks.waiting()).toBe(0);
});

test('where there are no locks, a port that is closed tells', async () => {
  vi.stubGlobal('navigator', {});
  const { serve, count } = createServer();
  expect(await holdPresenceLock('tab')).toBeUndefined();
  const { port } = await connectTab(serve);
  expect(count()).toBe(1);
  port.close();
  await vi.waitFor(() => expect(count()).toBe(0), patience);
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
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { serve, onDeserted, count } = createServer({ grace: 200 });
  // Of those that wait this one alone does not move the clock.
  const leave = async (...tabs: readonly { port: MessagePort }[]) => {
    const left = count() - tabs.length;
    for (const { port } of tabs) port.close();
    while (count() > left) await setImmediate();
  };
  await leave(await connectTab(serve), await connectTab(serve));
  vi.advanceTimersByTime(199);
  const back = await connectTab(serve);
  vi.advanceTimersByTime(300);
  expect(onDeserted).not.toHaveBeenCalled();
  await leave(back);
  vi.advanceTimersByTime(199);
  expect(onDeserted).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onDeserted).toHaveBeenCalledOnce();
});
