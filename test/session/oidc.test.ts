import { expect, test, vi } from 'vitest';
import { patience } from '../support/patience.ts';
import { ada, providerOf, startOidc } from './oidc-scene.ts';

async function start() {
  const { open, ...scene } = await startOidc();
  const session = open();
  return { ...scene, session, provider: providerOf(session) };
}

const anHour = 60 * 60 * 1000;

test('whoever signs in at the other place comes back as a member, to where they wanted to go', async () => {
  const { session, provider, issuer, leftFor } = await start();
  expect(await provider.leaveFor('/trash?page=2')).toMatchObject({ ok: true });
  expect(leftFor()).toContain(`${issuer.url}/authorize?client_id=estuary`);
  const back = issuer.authorize(leftFor(), ada);
  expect(await provider.comeBack(back)).toEqual({ returnTo: '/trash?page=2', result: { ok: true } });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { email: ada.email } }), patience);
  // What has come back is good for once.
  expect(await provider.comeBack(back)).toMatchObject({ returnTo: '/items', result: { ok: false } });
});

test('an address that was not invited, or that nobody vouches for, does not come in', async () => {
  const { session, provider, issuer, leftFor } = await start();
  for (const claims of [{ email: 'eve@example.org' }, { email_verified: false }]) {
    await provider.leaveFor('/items');
    const answer = await provider.comeBack(issuer.authorize(leftFor(), { ...ada, ...claims }));
    expect(answer).toMatchObject({ result: { error: { kind: 'Forbidden' } } });
  }
  expect(session.state.status).toBe('signedOut');
});

test('whoever turns back there is told so, and may try again from where they were', async () => {
  const { provider, issuer, leftFor } = await start();
  await provider.leaveFor('/trash');
  expect(await provider.comeBack(issuer.deny(leftFor()))).toMatchObject({
    returnTo: '/trash',
    result: {
      error: {
        kind: 'Forbidden',
        message: 'You did not sign in with Example: that was cancelled, or refused there.',
      },
    },
  });
});

test('what nobody has asked for, or is meant for another sign-in, is refused', async () => {
  const { session, provider, issuer, leftFor } = await start();
  await provider.leaveFor('/items');
  const first = leftFor();
  const stolen = issuer.authorize(first, ada);
  await provider.leaveFor('/items');
  const refusal = { result: { ok: false, error: { kind: 'ConnectionError' } } };
  expect(await provider.comeBack(stolen)).toMatchObject(refusal);
  await provider.leaveFor('/items');
  const replayed = issuer.authorize(leftFor(), { ...ada, nonce: 'of another one' });
  expect(await provider.comeBack(replayed)).toMatchObject(refusal);
  expect(session.state.status).toBe('signedOut');
});

test('a place for tokens that the build does not know is named when it cannot be asked', async () => {
  const { provider, issuer, leftFor } = await start();
  issuer.settings.fault = 'hangsUp';
  await provider.leaveFor('/items');
  const { result } = await provider.comeBack(issuer.authorize(leftFor(), ada));
  const message = expect.stringContaining(`Its tokens come from ${issuer.tokenOrigin}`) as string;
  expect(result).toMatchObject({ ok: false, error: { kind: 'ConnectionError', message } });
});

test('a machine whose clock is hours ahead is no hindrance', async () => {
  const { session, provider, issuer, leftFor, advance } = await start();
  advance(-5 * anHour);
  await provider.leaveFor('/items');
  expect(await provider.comeBack(issuer.authorize(leftFor(), ada))).toMatchObject({ result: { ok: true } });
  await vi.waitFor(() => expect(session.state).toMatchObject({ person: { email: ada.email } }), patience);
});
