import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openConvexSession } from '../../shared/session/convex/open-convex-session.ts';
import { startOidcIssuer } from '../support/convex/oidc-issuer.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { createSharedPlace } from '../support/shared-token-place.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a browser has, of which signing in elsewhere makes use. */
function stubBrowser() {
  const kept = new Map<string, string>();
  const assign = vi.fn<(url: URL) => void>();
  vi.stubGlobal('location', { origin: 'https://items.example.org', assign });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return { leftFor: () => assign.mock.calls.at(-1)?.[0].href ?? '' };
}

async function start() {
  const browser = stubBrowser();
  const issuer = await startOidcIssuer('estuary');
  onTestFinished(() => issuer.close());
  const env = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'estuary' };
  const deployment = await startForTest({ env });
  await deployment.execute('action', 'members:invite', { email: 'ada@example.org' });
  const place = createSharedPlace();
  const session = openConvexSession({
    url: deployment.url,
    provider: { issuer: issuer.url, clientId: 'estuary', label: 'Example' },
    place: place.openTab(),
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(() => session.close());
  const provider = session.accounts?.provider;
  if (!provider) throw new Error('There is no provider.');
  return { ...browser, issuer, session, provider };
}

const ada = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace' };

test('whoever signs in at the other place comes back as a member, to where they wanted to go', async () => {
  const { session, provider, issuer, leftFor } = await start();
  expect(await provider.leaveFor('/trash?page=2')).toMatchObject({ ok: true });
  expect(leftFor()).toContain(`${issuer.url}/authorize?client_id=estuary`);
  const back = issuer.authorize(leftFor(), ada);
  expect(await provider.comeBack(back)).toEqual({ ok: true, value: '/trash?page=2' });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { email: ada.email } }));
  // What has come back is good for once.
  expect(await provider.comeBack(back)).toMatchObject({ ok: false });
});

test('an address that was not invited, or that nobody vouches for, does not come in', async () => {
  const { session, provider, issuer, leftFor } = await start();
  for (const claims of [{ email: 'eve@example.org' }, { email_verified: false }]) {
    await provider.leaveFor('/items');
    const answer = await provider.comeBack(issuer.authorize(leftFor(), { ...ada, ...claims }));
    expect(answer).toMatchObject({ ok: false, error: { kind: 'Forbidden' } });
  }
  expect(session.state.status).toBe('signedOut');
});

test('what nobody has asked for, or is meant for another sign-in, is refused', async () => {
  const { session, provider, issuer, leftFor } = await start();
  await provider.leaveFor('/items');
  const first = leftFor();
  const stolen = issuer.authorize(first, ada);
  await provider.leaveFor('/items');
  expect(await provider.comeBack(stolen)).toMatchObject({ ok: false, error: { kind: 'ConnectionError' } });
  await provider.leaveFor('/items');
  const replayed = issuer.authorize(leftFor(), { ...ada, nonce: 'of another one' });
  expect(await provider.comeBack(replayed)).toMatchObject({ ok: false });
  expect(session.state.status).toBe('signedOut');
});
