import { afterEach, expect, test, vi } from 'vitest';
import type { ConnectionState, Database } from '../../shared/database/database.ts';
import { createDatabase } from '../../shared/database/create-database.ts';
import { sampleItems } from '../../shared/database/memory/sample-items.ts';
import { valueOf } from '../contract/contract.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const retention = { changes: 7_000_000_000, trash: 6_000_000_000 };
const open = () => createDatabase({ type: 'memory', retention }, 'this-browser');

function firstState(database: Database): Promise<ConnectionState> {
  return new Promise((resolve) => database.watchConnection(resolve));
}

test('where there are no shared workers the store is in the tab, with the sample items', async () => {
  vi.stubGlobal('SharedWorker', undefined);
  const database = await open();
  expect(database.info).toEqual({ type: 'memory', lifetime: 'tab' });
  expect(valueOf(await database.items().count())).toBe(sampleItems.length);
  expect(await firstState(database)).toEqual({ status: 'live', pendingWrites: 0 });
});

test('what is written there is written by whoever is at the browser, and the samples by somebody else', async () => {
  vi.stubGlobal('SharedWorker', undefined);
  const database = await open();
  const item = valueOf(await database.items().create({ name: 'Mine' }));
  const { changes } = valueOf(await database.changes().list({ limit: 2 }));
  expect(changes.map(({ itemId, actor }) => [itemId === item.id, actor.name])).toEqual([
    [true, 'Guest THIS'],
    [false, 'Sample data'],
  ]);
  await database.close();
  expect(await database.items().count()).toMatchObject({ ok: false, error: { kind: 'ConnectionError' } });
});

test('changes and deleted items are kept there as long as the configuration says', async () => {
  vi.stubGlobal('SharedWorker', undefined);
  const database = await open();
  expect(valueOf(await database.changes().list({ limit: 1 })).keptFor).toBe(retention.changes);
  expect(valueOf(await database.trash().list({ limit: 1, offset: 0 })).keptFor).toBe(retention.trash);
});

test('a shared worker that is refused is said, with the cause, and the tab has a store of its own', async () => {
  const refuse = vi.fn(function refuse() {
    throw new DOMException('Access is denied.', 'SecurityError');
  });
  vi.stubGlobal('SharedWorker', refuse);
  const database = await open();
  expect(refuse).toHaveBeenCalledOnce();
  expect(database.info.lifetime).toBe('tab');
  expect(await firstState(database)).toEqual({
    status: 'live',
    pendingWrites: 0,
    reason:
      'This browser could not start the shared store: this tab keeps its own items, and other tabs do not see them. Access is denied.',
  });
  expect(valueOf(await database.items().create({ name: 'Mine alone' })).version).toBe(1);
});

test('a shared worker whose program cannot be loaded is said at once', async () => {
  const port = new MessageChannel().port1;
  const worker = Object.assign(new EventTarget(), { port });
  vi.stubGlobal('SharedWorker', function startFailing() {
    queueMicrotask(() => worker.dispatchEvent(new Event('error')));
    return worker;
  });
  const database = await open();
  expect((await firstState(database)).reason).toContain('Its program could not be loaded.');
});
