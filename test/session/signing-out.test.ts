import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Place, Presence } from '../../shared/database/presence.ts';
import { openConvexSession } from '../../shared/session/convex/open-convex-session.ts';
import type { Session } from '../../shared/session/session.ts';
import { addMember } from '../support/convex/add-member.ts';
import { addSession } from '../support/convex/add-session.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { patience } from '../support/patience.ts';
import { createSharedPlace } from '../support/shared-token-place.ts';

/** What signing out takes from a browser at once, whatever its line is like, and from the sight of everybody else. */

const signedIn = { status: 'signedIn' };
const here: Place = { isEditing: false, isIdle: false };

/** Opens a tab of a browser that has these tokens, and waits until it is known whose they are. */
async function openTab(url: string, browser: ReturnType<typeof createSharedPlace>): Promise<Session> {
  const webSocketConstructor = WebSocket as unknown as typeof globalThis.WebSocket;
  const session = openConvexSession({ url, place: browser.openTab(), webSocketConstructor });
  onTestFinished(() => session.close());
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  return session;
}

/** A deployment with Olga, who sees who is here, and Ada. */
async function start() {
  const deployment = await startForTest({});
  const [olga, ada] = [await addMember(deployment, 'Olga'), await addMember(deployment, 'Ada')];
  const watcher = await openTab(deployment.url, createSharedPlace({ token: olga.token }));
  let seen: readonly Presence[] = [];
  const observer = { next: (all: readonly Presence[]) => void (seen = all), error: () => undefined };
  watcher.database.presence().watch(observer);
  const sees = (...names: readonly string[]) =>
    vi.waitFor(() => expect(seen.map(({ actor }) => actor.name)).toEqual(names), patience);
  return { deployment, ada, sees };
}

/** What this function answers is on its way until what is returned is called. */
function holdAnswer(path: string): () => void {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (...[url, init]: Parameters<typeof fetch>) => {
    const answer = await fetch(url, init);
    if (typeof init?.body === 'string' && init.body.includes(path)) await released;
    return answer;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  onTestFinished(release);
  return release;
}

test('the tokens are forgotten before the deployment has answered, which is told all the same', async () => {
  const { deployment, ada } = await start();
  const { token } = await addSession(deployment, ada.email);
  const browser = createSharedPlace({ token });
  const session = await openTab(deployment.url, browser);
  holdAnswer('auth:signOut');
  expect(await session.accounts?.signOut('here')).toEqual({ ok: true, value: undefined });
  expect([browser.read(), session.state.status]).toEqual([undefined, 'signedOut']);
  const sessions = () => deployment.run(({ db }) => db.query('authSessions').collect());
  await vi.waitFor(async () => expect(await sessions()).toEqual([]), patience);
});

/** A tab of Ada’s that signs out everywhere, which is done, while the answer is on its way. */
async function signOutEverywhere() {
  const { deployment, ada } = await start();
  const { token } = await addSession(deployment, ada.email);
  const browser = createSharedPlace({ token });
  const session = await openTab(deployment.url, browser);
  const release = holdAnswer('members:signOutEverywhere');
  const everywhere = session.accounts?.signOut('everywhere');
  await vi.waitFor(() => expect(deployment.executionsOf('members:signOutEverywhere')).toBe(1), patience);
  return { deployment, ada, browser, session, release, everywhere };
}

test('signing out everywhere that is answered late does not sign out whoever has come in meanwhile', async () => {
  const { deployment, browser, session, release, everywhere } = await signOutEverywhere();
  const grace = await addMember(deployment, 'Grace');
  await session.accounts?.signOut('here');
  browser.openTab().write({ token: grace.token });
  const isGrace = { status: 'signedIn', person: { actor: grace.actor } };
  await vi.waitFor(() => expect(session.state).toMatchObject(isGrace), patience);
  release();
  expect(await everywhere).toMatchObject({ ok: true });
  expect([browser.read(), session.state]).toMatchObject([{ token: grace.token }, isGrace]);
});

test.each(['there', 'elsewhere'])(
  'signing out everywhere that is answered late does not sign out the same person who has signed in %s again',
  async (where) => {
    const { deployment, ada, browser, session, release, everywhere } = await signOutEverywhere();
    const ended = { status: 'signedOut', why: 'ended' };
    await vi.waitFor(() => expect(session.state).toMatchObject(ended), patience);
    const { token } = where === 'there' ? await addSession(deployment, ada.email) : ada;
    browser.openTab().write({ token });
    await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
    release();
    expect(await everywhere).toMatchObject({ ok: true });
    expect([browser.read(), session.state]).toMatchObject([{ token }, signedIn]);
  },
);

test('signing out everywhere that is answered late does nothing to whoever has left meanwhile', async () => {
  const { session, release, everywhere } = await signOutEverywhere();
  await session.accounts?.signOut('here');
  const { database } = session;
  release();
  expect(await everywhere).toMatchObject({ ok: true });
  expect(session.database).toBe(database);
});

test('signing out everywhere that is answered late is signing out all the same', async () => {
  const { browser, session, release, everywhere } = await signOutEverywhere();
  await vi.waitFor(() => expect(session.state).toMatchObject({ why: 'ended' }), patience);
  const { database } = session;
  release();
  expect(await everywhere).toMatchObject({ ok: true });
  expect([browser.read(), session.state]).toEqual([undefined, { status: 'signedOut', mayView: false }]);
  expect(session.database).not.toBe(database);
});

test.each(['there', 'elsewhere'])(
  'whoever has signed in %s is not seen any more, in any tab of that browser',
  async (where) => {
    const { deployment, ada, sees } = await start();
    const { token } = where === 'there' ? await addSession(deployment, ada.email) : ada;
    const browser = createSharedPlace({ token });
    const tabs = [await openTab(deployment.url, browser), await openTab(deployment.url, browser)];
    for (const { database } of tabs) database.presence().tell(here);
    await sees('Ada', 'Ada');
    await tabs[0]?.accounts?.signOut('here');
    await sees();
  },
);

test('whoever signs in again is seen again, where they were', async () => {
  const { deployment, ada, sees } = await start();
  const browser = createSharedPlace(ada);
  const session = await openTab(deployment.url, browser);
  session.database.presence().tell(here);
  await sees('Ada');
  const tab = browser.openTab();
  tab.write(undefined);
  await sees();
  tab.write({ token: ada.token });
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  // As the app does.
  session.database.presence().tell(here);
  await sees('Ada');
});
