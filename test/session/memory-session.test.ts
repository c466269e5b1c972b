import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type { MemoryStore } from '../../shared/database/memory/open-memory-database.ts';
import { createTabServer } from '../../shared/database/memory/serve-tabs.ts';
import { createRemoteDatabase } from '../../shared/database/remote/remote-database.ts';
import { createMemorySession } from '../../shared/session/memory/open-memory-session.ts';
import { openSession } from '../../shared/session/open-session.ts';
import type { Session } from '../../shared/session/session.ts';
import { valueOf } from '../contract/contract.ts';
import { connectTo } from '../support/connect-port.ts';

const retention = { changes: 7_000_000_000, trash: 6_000_000_000 };
const open = () => openSession({ type: 'memory', retention }, 'this-browser');

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a browser keeps for one tab. */
function stubTabStorage() {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
}

/** One store behind the ports of several tabs, as a shared worker has it. */
function createWorkerStore(): MemoryStore {
  const database = createMemoryDatabase({ lifetime: 'tabs' });
  const serve = createTabServer(database, { grace: 1000, onDeserted: () => undefined });
  return {
    openFor: (visitor) =>
      createRemoteDatabase(() => {
        const { port1, port2 } = new MessageChannel();
        serve(port1);
        return connectTo(port2, 20_000, visitor);
      }),
    close: () => database.close(),
  };
}

const personOf = ({ state }: Session) => (state.status === 'signedIn' ? state.person : undefined);
const persona = (session: Session) => session.personas?.current;
const actAs = async (session: Session, id: string) => session.personas?.choose(id);
const lastWriter = async ({ database }: Session) =>
  valueOf(await database.changes().list({ limit: 1 })).changes[0]?.actor.name;

test('whoever opens the memory database is an admin, the guest of this browser, without signing in', async () => {
  const session = await open();
  expect(session.accounts).toBeUndefined();
  expect(personOf(session)).toEqual({
    actor: { id: 'browser:this-browser', name: 'Guest THIS' },
    role: 'admin',
  });
  expect(session.personas?.all.map(({ label }) => label)).toEqual([
    'You, as an admin',
    'You, as a viewer',
    'A second person, an admin',
  ]);
  expect(valueOf(await session.database.items().create({ name: 'Mine' })).version).toBe(1);
  await session.close();
  expect(await session.database.items().count()).toMatchObject({ ok: false });
});

test.each([
  ['in the tab', open],
  ['behind a port', () => createMemorySession(createWorkerStore(), 'this-browser')],
])(
  'with the store %s, another person finds the same items and writes under another name',
  async (_, start) => {
    const session = await start();
    const item = valueOf(await session.database.items().create({ name: 'Shared' }));
    await actAs(session, 'second');
    expect(personOf(session)).toMatchObject({ actor: { name: 'Second person' }, role: 'admin' });
    expect(session.database.actor.id).toBe('browser:this-browser:second');
    valueOf(await session.database.items().update(item.id, { name: 'Shared by both' }));
    expect(await lastWriter(session)).toBe('Second person');
    await actAs(session, 'admin');
    expect(valueOf(await session.database.items().get(item.id)).name).toBe('Shared by both');
    expect(await lastWriter(session)).toBe('Second person');
    await session.close();
  },
);

test.each([
  ['in the tab', open],
  ['behind a port', () => createMemorySession(createWorkerStore(), 'this-browser')],
])('with the store %s, a viewer reads what there is and is refused every write', async (_, start) => {
  const session = await start();
  const item = valueOf(await session.database.items().create({ name: 'Read me' }));
  await actAs(session, 'viewer');
  const { database } = session;
  expect(personOf(session)).toMatchObject({ actor: { name: 'Guest THIS' }, role: 'viewer' });
  expect(valueOf(await database.items().get(item.id)).name).toBe('Read me');
  const { changes } = valueOf(await database.changes().list({ limit: 1 }));
  const answers = await Promise.all([
    database.items().create({ name: 'New' }),
    database.items().update(item.id, { name: 'Changed' }),
    database.items().delete(item.id),
    database.changes().revert(changes[0]?.id ?? ''),
    database.changes().undo(),
    database.trash().purgeAll(),
  ]);
  for (const answer of answers) {
    expect(answer).toEqual({
      ok: false,
      error: { kind: 'Forbidden', message: 'You may read these items, but not change them.' },
    });
  }
  expect(valueOf(await database.items().get(item.id))).toEqual(item);
  await session.close();
});

test('a write that is under way when another person is chosen is made and answered', async () => {
  const session = await createMemorySession(createWorkerStore(), 'this-browser');
  const left = session.database;
  const answers = [left.items().create({ name: 'In time' })];
  session.watch(() => answers.push(left.items().create({ name: 'Just in time' })));
  await actAs(session, 'second');
  expect(await Promise.all(answers)).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await lastWriter(session)).toBe('Guest THIS');
  await session.close();
});

test('those who watch are told of another person after the database is that one’s, and not once they have ended', async () => {
  const session = await open();
  const told: unknown[] = [];
  const end = session.watch((state) => told.push([state === session.state, session.database.actor.name]));
  await actAs(session, 'second');
  await actAs(session, 'second');
  expect(told).toEqual([[true, 'Second person']]);
  end();
  await actAs(session, 'admin');
  expect(told).toHaveLength(1);
  await session.close();
});

test('of two choices that overlap the later one holds', async () => {
  const session = await open();
  await Promise.all([actAs(session, 'second'), actAs(session, 'viewer')]);
  expect(persona(session)).toBe('viewer');
  expect(session.database.actor.name).toBe('Guest THIS');
  await Promise.all([actAs(session, 'second'), actAs(session, 'viewer')]);
  expect(persona(session)).toBe('viewer');
  await session.close();
});

test('who is chosen is kept over a reload; what is kept and is nobody counts as no choice', async () => {
  stubTabStorage();
  const before = await open();
  await actAs(before, 'viewer');
  await actAs(before, 'nobody');
  await before.close();
  const after = await open();
  expect(persona(after)).toBe('viewer');
  await after.close();
  sessionStorage.setItem('estuary.actAs', 'nobody');
  const again = await open();
  expect(persona(again)).toBe('admin');
  await again.close();
});
