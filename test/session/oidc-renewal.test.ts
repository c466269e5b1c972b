import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Session } from '../../shared/session/session.ts';
import type { OidcSettings } from '../support/convex/oidc-grants.ts';
import { patience } from '../support/patience.ts';
import { ada, providerOf, startOidc } from './oidc-scene.ts';

/** Longer than a token is good for, ms. */
const twoHours = 2 * 60 * 60 * 1000;

const signedIn = { status: 'signedIn', person: { email: ada.email } };
const signedOut = { status: 'signedOut', mayView: false, why: 'ended' };

/** Ada has signed in in the first tab. */
async function start(settings: Partial<OidcSettings> = {}) {
  const scene = await startOidc();
  Object.assign(scene.issuer.settings, settings);
  const session = scene.open();
  const provider = providerOf(session);
  await provider.leaveFor('/items');
  const asked = scene.leftFor();
  expect(await provider.comeBack(scene.issuer.authorize(asked, ada))).toMatchObject({ result: { ok: true } });
  await vi.waitFor(() => expect(session.state).toMatchObject(signedIn), patience);
  return { ...scene, session, asked: new URL(asked).searchParams };
}

const create = ({ database }: Session, name: string) => database.items().create({ name });

test('a token that is over is exchanged at the provider, and whoever is in notices nothing', async () => {
  const { session, issuer, place, advance, asked } = await start();
  expect(asked.get('scope')).toBe('openid email profile offline_access');
  const before = place.read();
  const states: unknown[] = [];
  session.watch((state) => states.push(state.status));
  for (const times of [1, 2]) {
    advance(twoHours);
    expect(await create(session, 'Skiff')).toMatchObject({ ok: true });
    expect(issuer.renewals).toBe(times);
  }
  expect(states.filter((status) => status !== 'signedIn')).toEqual([]);
  expect(place.read()?.refreshToken).toBeTypeOf('string');
  expect(place.read()?.refreshToken).not.toBe(before?.refreshToken);
});

test('a token is exchanged before it is over', async () => {
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  const { session, issuer } = await start({ lifetime: 30, renewed: { exp: inAnHour } });
  await vi.waitFor(() => expect(issuer.renewals).toBe(1), patience);
  expect(session.state).toMatchObject(signedIn);
});

test('of several tabs one asks, since what it asks with is good for once', async () => {
  const { session, issuer, open, advance } = await start();
  const other = open();
  await vi.waitFor(() => expect(other.state).toMatchObject(signedIn), patience);
  advance(twoHours);
  const saved = await Promise.all([create(session, 'Skiff'), create(other, 'Dory')]);
  expect(saved).toMatchObject([{ ok: true }, { ok: true }]);
  expect(issuer.renewals).toBe(1);
});

test('a provider that refuses ends the session', async () => {
  const { session, issuer, place, advance } = await start();
  issuer.revoke();
  advance(twoHours);
  void create(session, 'Skiff');
  await vi.waitFor(() => expect(session.state).toEqual(signedOut), patience);
  expect(place.read()).toBeUndefined();
});

test.each(['hangsUp', 503, 429] as const)(
  'a provider that cannot be reached (%s) is asked again, and signs nobody out',
  async (fault) => {
    const { session, issuer, place, advance } = await start();
    const before = place.read();
    issuer.settings.fault = fault;
    advance(twoHours);
    const saved = create(session, 'Skiff');
    await vi.waitFor(() => expect(issuer.renewals).toBeGreaterThan(0), patience);
    expect(place.read()).toEqual(before);
    issuer.settings.fault = undefined;
    expect(await saved).toMatchObject({ ok: true });
    expect(session.state).toMatchObject(signedIn);
  },
);

test('whoever signs out gives back what could be exchanged for more', async () => {
  const { session, issuer, place, leftFor } = await start();
  const { refreshToken } = place.read() ?? {};
  expect(await session.accounts?.signOut('here')).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(issuer.givenBack).toEqual([refreshToken]), patience);
  expect(leftFor()).toContain('/authorize');
});

test('whoever signs out does so at the provider, too, where that can be done', async () => {
  const { session, issuer, place, leftFor } = await start({ endsSessions: true });
  const { token } = place.read() ?? {};
  expect(await session.accounts?.signOut('here')).toMatchObject({ ok: true });
  expect(place.read()).toBeUndefined();
  await vi.waitFor(() => expect(leftFor()).toContain('/sign-out'), patience);
  // Going there cuts short what is still being asked.
  expect(issuer.givenBack).toHaveLength(1);
  const address = new URL(leftFor());
  expect(address.origin).toBe(issuer.url);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    from: 'estuary',
    id_token_hint: token,
    client_id: 'estuary',
    post_logout_redirect_uri: 'https://items.example.org/sign-in',
  });
});

test('whoever signs in again at once is not sent away any more', async () => {
  const { session, issuer, place, leftFor } = await start({ endsSessions: true });
  const before = leftFor();
  const tokens = place.read();
  expect(await session.accounts?.signOut('here')).toMatchObject({ ok: true });
  place.openTab().write(tokens);
  await vi.waitFor(() => expect(issuer.givenBack).toHaveLength(1), patience);
  await setTimeout(100);
  expect(leftFor()).toBe(before);
});

test('where nothing was given to be renewed with one signs in again, and goes on', async () => {
  const { session, issuer, asked, advance, leftFor } = await start({ refreshes: false });
  expect(asked.get('scope')).toBe('openid email profile');
  const { database } = session;
  advance(twoHours);
  const saved = create(session, 'Skiff');
  await vi.waitFor(() => expect(session.state).toEqual(signedOut), patience);
  expect(issuer.renewals).toBe(0);
  const provider = providerOf(session);
  await provider.leaveFor('/items');
  expect(await provider.comeBack(issuer.authorize(leftFor(), ada))).toMatchObject({ result: { ok: true } });
  expect(await saved).toMatchObject({ ok: true });
  expect(session.database).toBe(database);
});

test.each([{ sub: 'grace' }, { aud: 'another application' }])(
  'tokens that are not hers (%o) are not taken',
  async (renewed) => {
    const { session, place, advance } = await start({ renewed });
    advance(twoHours);
    void create(session, 'Skiff');
    await vi.waitFor(() => expect(session.state).toEqual(signedOut), patience);
    expect(place.read()).toBeUndefined();
  },
);
