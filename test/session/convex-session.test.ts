import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { DatabaseError } from '../../shared/database/database.ts';
import { openConvexSession } from '../../shared/session/convex/open-convex-session.ts';
import type { Session } from '../../shared/session/session.ts';
import { addMember } from '../support/convex/add-member.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { createSharedPlace } from '../support/shared-token-place.ts';
import { patience } from '../support/patience.ts';

async function startSessions(names: readonly string[] = ['Ada']) {
  const deployment = await startForTest({});
  const people = await Promise.all(names.map((name) => addMember(deployment, name)));
  const [first] = people;
  if (!first) throw new Error('Nobody is there.');
  const browser = createSharedPlace();
  const open = (): Session => {
    const session = openConvexSession({
      url: deployment.url,
      place: browser.openTab(),
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    onTestFinished(() => session.close());
    return session;
  };
  return { deployment, people, first, browser, open };
}

const signedIn = { status: 'signedIn' };

test('nobody is signed in at first, and may not view', async () => {
  const { open } = await startSessions();
  const session = open();
  expect(session.state).toEqual({ status: 'opening' });
  await vi.waitFor(() => expect(session.state).toEqual({ status: 'signedOut', mayView: false }), patience);
});

test('whoever has signed in before is known, and writes in their own name', async () => {
  const { first, browser, open } = await startSessions();
  browser.openTab().write({ token: first.token });
  const session = open();
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  expect(session.state).toEqual({
    status: 'signedIn',
    person: { actor: first.actor, email: first.email, role: 'admin' },
  });
  expect(session.database.actor).toEqual(first.actor);
  expect(await session.database.items().create({ name: 'Skiff' })).toMatchObject({ ok: true });
});

test('whoever signs in before it is heard that nobody had stays signed in', async () => {
  const { deployment, first, browser, open } = await startSessions();
  deployment.delays.eachMessage = 400;
  const session = open();
  await vi.waitFor(() => expect(deployment.executionsOf('members:me')).toBe(1), patience);
  browser.openTab().write({ token: first.token });
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  await session.database.healthCheck();
  expect(session.state).toMatchObject(signedIn);
});

test('a role that is changed, and a removal, are heard at once', async () => {
  const { deployment, people, browser, open } = await startSessions(['Ada', 'Grace']);
  const [ada, grace] = people;
  browser.openTab().write({ token: grace?.token ?? '' });
  const session = open();
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { role: 'admin' } }), patience);
  const asAda = (path: string, args: Record<string, string>) =>
    deployment.execute('mutation', path, args, ada?.identity);
  await asAda('members:changeRole', { id: grace?.id ?? '', role: 'viewer' });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { role: 'viewer' } }), patience);
  await asAda('members:remove', { id: grace?.id ?? '' });
  await vi.waitFor(
    () => expect(session.state).toEqual({ status: 'signedOut', mayView: false, why: 'removed' }),
    patience,
  );
  expect(browser.read()).toBeUndefined();
});

test('signing out here signs the other tabs out, which keep what is theirs until the same person is back', async () => {
  const { first, browser, open } = await startSessions();
  browser.openTab().write({ token: first.token });
  const [here, there] = [open(), open()];
  await vi.waitFor(() => expect([here.state, there.state]).toMatchObject([signedIn, signedIn]), patience);
  const [ours, theirs] = [here.database, there.database];
  expect(await here.accounts?.signOut('here')).toEqual({ ok: true, value: undefined });
  await vi.waitFor(() => expect(there.state).toMatchObject({ status: 'signedOut', why: 'ended' }), patience);
  expect(here.state).toEqual({ status: 'signedOut', mayView: false });
  expect([here.database === ours, there.database === theirs]).toEqual([false, true]);

  const saved = there.database.items().create({ name: 'Dory' });
  const answered = vi.fn();
  void saved.then(answered);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(answered).not.toHaveBeenCalled();
  browser.openTab().write({ token: first.token });
  expect(await saved).toMatchObject({ ok: true, value: { name: 'Dory' } });
  expect(there.database).toBe(theirs);
});

test('a search that is shown goes on when its person signs in again, and when anybody signs in', async () => {
  const { deployment, people, browser, open } = await startSessions(['Ada', 'Grace']);
  const [ada, grace] = people;
  await deployment.setEnv({ ANONYMOUS_VIEWERS: 'true' });
  const tab = browser.openTab();
  const session = open();
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ status: 'signedOut', mayView: true }),
    patience,
  );
  let shown = 0;
  let names: string[] = [];
  const create = async (name: string) => {
    await deployment.execute('mutation', 'items:create', { name }, grace?.identity);
    shown += 1;
    await vi.waitFor(() => expect(names).toHaveLength(shown), patience);
  };
  const errors: DatabaseError[] = [];
  session.database.items().watchPage(
    { search: 'dor', limit: 10, offset: 0 },
    {
      next: ({ items }) => (names = items.map(({ name }) => name)),
      error: (error) => errors.push(error),
    },
  );
  await create('Dory');
  const { database } = session;
  tab.write({ token: ada?.token ?? '' });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { actor: ada?.actor } }), patience);
  await create('Dory 2');
  tab.write(undefined);
  await vi.waitFor(() => expect(session.state).toMatchObject({ status: 'signedOut' }), patience);
  await create('Dory 3');
  tab.write({ token: ada?.token ?? '' });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { actor: ada?.actor } }), patience);
  await create('Dory 4');
  expect(session.database).toBe(database);
  expect(errors).toEqual([]);
});

test('what one person has not sent is never sent in the name of the next', async () => {
  const { deployment, people, browser, open } = await startSessions(['Ada', 'Grace']);
  const [ada, grace] = people;
  const tab = browser.openTab();
  tab.write({ token: ada?.token ?? '' });
  const session = open();
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { actor: ada?.actor } }), patience);
  const before = session.database;
  tab.write(undefined);
  await vi.waitFor(() => expect(session.state).toMatchObject({ why: 'ended' }), patience);
  const saved = before.items().create({ name: 'Meant by Ada' });
  tab.write({ token: grace?.token ?? '' });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { actor: grace?.actor } }), patience);
  expect(session.database).not.toBe(before);
  expect(await saved).toMatchObject({ ok: false, error: { kind: 'ConnectionError' } });
  expect(await deployment.execute('query', 'items:count', {}, grace?.identity)).toBe(0);
});

test('a watch keeps what it has told while whoever watches is signed out', async () => {
  const { first, browser, open } = await startSessions();
  const tab = browser.openTab();
  tab.write({ token: first.token });
  const session = open();
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  const told: unknown[] = [];
  session.database
    .items()
    .watchPage(
      { limit: 5, offset: 0 },
      { next: (page) => told.push(page.total), error: (error) => told.push(error) },
    );
  await vi.waitFor(() => expect(told).toEqual([0]), patience);
  tab.write(undefined);
  await vi.waitFor(() => expect(session.state).toMatchObject({ why: 'ended' }), patience);
  await session.database.healthCheck();
  expect(told).toEqual([0]);
});

test('members are listed, and the last admin stays', async () => {
  const { first, browser, open } = await startSessions();
  browser.openTab().write({ token: first.token });
  const session = open();
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  const lists: unknown[] = [];
  const observer = {
    next: (list: unknown) => lists.push(list),
    error: (error: unknown) => lists.push(error),
  };
  session.accounts?.members.watch('', observer);
  await vi.waitFor(
    () =>
      expect(lists.at(-1)).toMatchObject({
        members: [{ email: first.email, role: 'admin' }],
        hasMore: false,
        lastAdmin: first.id,
      }),
    patience,
  );
  expect(await session.accounts?.members.remove(first.id)).toMatchObject({
    error: { kind: 'Forbidden', message: 'This is the last admin. Make somebody else one first.' },
  });
  const invited = await session.accounts?.members.invite({ email: 'grace@example.org', role: 'viewer' });
  expect(invited).toMatchObject({ ok: true, value: { email: 'grace@example.org' } });
  await vi.waitFor(() => expect(lists.at(-1)).toMatchObject({ members: { length: 2 } }), patience);
  session.accounts?.members.watch('gr', observer);
  await vi.waitFor(
    () =>
      expect(lists.at(-1)).toMatchObject({ members: [{ email: 'grace@example.org' }], lastAdmin: first.id }),
    patience,
  );
});

test('signing in where nothing can be reached is a ConnectionError', async () => {
  const { deployment, open } = await startSessions();
  const session = open();
  await vi.waitFor(() => expect(session.state.status).toBe('signedOut'), patience);
  await deployment.kill();
  const answer = await session.accounts?.signIn({ email: 'ada@example.org', password: 'of no matter here' });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'ConnectionError' } });
});

test('an invitation lets somebody in once, and the password from then on, in tabs that are open too', async () => {
  const { deployment, browser, open } = await startSessions();
  const { code } = (await deployment.execute('action', 'members:invite', { email: 'new@example.org' })) as {
    code: string;
  };
  const [session, tab] = [open(), open()];
  await vi.waitFor(() => expect(tab.state.status).toBe('signedOut'), patience);
  const request = {
    ...{ email: 'new@example.org', password: 'tide and time wait', name: 'Nell', invitation: code },
  };
  expect(await session.accounts?.signUp(request)).toEqual({ ok: true, value: undefined });
  for (const { state } of [session, tab].map((one) => ({ state: () => one.state }))) {
    await vi.waitFor(() => expect(state()).toMatchObject({ person: { actor: { name: 'Nell' } } }), patience);
  }
  const again = await session.accounts?.signUp(request);
  expect(again).toMatchObject({ ok: false });

  expect(await session.accounts?.signOut('everywhere')).toEqual({ ok: true, value: undefined });
  await vi.waitFor(() => expect(tab.state).toMatchObject({ status: 'signedOut', why: 'ended' }), patience);
  expect(browser.read()).toBeUndefined();
  const { email } = request;
  expect(await session.accounts?.signIn({ email, password: 'another one, twelve' })).toMatchObject({
    error: { kind: 'Forbidden' },
  });
  expect(await session.accounts?.signIn({ email, password: request.password })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(tab.state).toMatchObject(signedIn), patience);
});

test('two tabs whose token runs out exchange it once, whatever the clock of this machine says', async () => {
  const { deployment, browser, open } = await startSessions();
  const { code } = (await deployment.execute('action', 'members:invite', { email: 'new@example.org' })) as {
    code: string;
  };
  const [one, two] = [open(), open()];
  const request = { email: 'new@example.org', password: 'tide and time wait', name: 'Nell' };
  expect(await one.accounts?.signUp({ ...request, invitation: code })).toMatchObject({ ok: true });
  await vi.waitFor(() => expect([one.state, two.state]).toMatchObject([signedIn, signedIn]), patience);
  const before = browser.read();
  const exchanges = deployment.executionsOf('auth:signIn');
  deployment.advance(2 * 60 * 60 * 1000);
  deployment.dropConnections();
  expect(await one.database.items().create({ name: 'Skiff' })).toMatchObject({ ok: true });
  expect(await two.database.items().create({ name: 'Dory' })).toMatchObject({ ok: true });
  expect(browser.read()?.token).not.toBe(before?.token);
  expect(deployment.executionsOf('auth:signIn')).toBe(exchanges + 1);
  expect([one.state, two.state]).toMatchObject([signedIn, signedIn]);
});
