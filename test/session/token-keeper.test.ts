import { expect, onTestFinished, test, vi } from 'vitest';
import { createRenew } from '../../shared/session/convex/renewal.ts';
import type { Request } from '../../shared/session/convex/requests.ts';
import { createTokenKeeper } from '../../shared/session/convex/token-keeper.ts';
import type { Tokens } from '../../shared/session/convex/token-place.ts';
import { failure, success } from '../../shared/database/results.ts';
import { issueToken } from '../support/convex/test-issuer.ts';
import { createSharedPlace } from '../support/shared-token-place.ts';
import { patience } from '../support/patience.ts';

/** One token after another of the same sign-in, or of another one. */
const tokens = (email: string, count: number): Tokens => ({
  token: issueToken(email, { jti: String(count) }),
  refreshToken: `refresh-${count}`,
});

const first = tokens('ada@example.org', 1);
const force = { forceRefreshToken: true };

/** Tabs of a browser in which somebody is signed in, and what the deployment answers to each exchange in turn. */
function start(...answers: readonly (Tokens | null | 'unreachable')[]) {
  const place = createSharedPlace(first);
  const left = [...answers];
  let held: Promise<void> | undefined;
  const request = vi.fn(async () => {
    await (held ?? new Promise((resolve) => setTimeout(resolve, 5)));
    const answer = left.shift();
    if (answer === undefined || answer === 'unreachable') {
      return failure({ kind: 'ConnectionError', message: 'Out of reach.' });
    }
    return success({ tokens: answer });
  });
  const openTab = () => {
    const renew = createRenew(request as unknown as Request);
    const keeper = createTokenKeeper(place.openTab(), renew, first.token);
    onTestFinished(() => keeper.close());
    return keeper;
  };
  /** No answer comes before what is returned is called. */
  const hold = () => {
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    return () => release();
  };
  return { place, request, openTab, hold };
}

test('of tabs that need another token at once, one exchanges it and all get it', async () => {
  const second = tokens('ada@example.org', 2);
  const { request, openTab, place } = start(second);
  const tabs = [openTab(), openTab(), openTab()];
  const got = await Promise.all(tabs.map((tab) => tab.fetch(force)));
  expect(got).toEqual([second.token, second.token, second.token]);
  expect(request).toHaveBeenCalledTimes(1);
  expect(place.read()).toEqual(second);
});

test('a deployment that cannot be reached is asked again, and nobody is signed out', async () => {
  const second = tokens('ada@example.org', 2);
  const { request, openTab, place } = start('unreachable', second);
  const asked = openTab().fetch(force);
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1), patience);
  expect(place.read()).toEqual(first);
  expect(await asked).toBe(second.token);
});

test('tokens that are worth nothing any more are forgotten', async () => {
  const { openTab, place } = start(null);
  const tab = openTab();
  expect(await tab.fetch(force)).toBeNull();
  expect(place.read()).toBeUndefined();
  expect(await tab.fetch({ forceRefreshToken: false })).toBeNull();
});

test('what somebody else has signed in with is neither used nor forgotten', async () => {
  const { request, openTab, place } = start(null);
  const tab = openTab();
  const theirs = tokens('grace@example.org', 1);
  place.openTab().write(theirs);
  expect(await tab.fetch(force)).toBeNull();
  expect(request).not.toHaveBeenCalled();
  expect(place.read()).toEqual(theirs);
});

test('what a tab gets that was closed meanwhile is kept for the others, since the old ones are used up', async () => {
  const second = tokens('ada@example.org', 2);
  const { request, openTab, place, hold } = start(second);
  const release = hold();
  const tab = openTab();
  const asked = tab.fetch(force);
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1), patience);
  tab.close();
  release();
  await asked;
  expect(place.read()).toEqual(second);
});

test('one that is good for a minute is exchanged at half of its life, however soon the client asks for the next', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const iat = Math.floor(Date.now() / 1000);
  const short = [1, 2, 3, 4].map((count): Tokens => {
    const token = issueToken('ada@example.org', { jti: String(count), iat, exp: iat + 60 });
    return { token, refreshToken: `refresh-${count}` };
  });
  const { request, openTab } = start(...short);
  const tab = openTab();
  const client = (async () => {
    for (let token: string | null = ''; token !== null;) token = await tab.fetch(force);
  })();
  // How old the one is that was there from the beginning, nobody knows.
  await vi.advanceTimersByTimeAsync(29_000);
  expect(request).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(request).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(request).toHaveBeenCalledTimes(4);
  tab.close();
  await vi.runAllTimersAsync();
  await client;
});

test('one that is good for long is exchanged as soon as it is asked for', async () => {
  const { request, openTab } = start(tokens('ada@example.org', 2), tokens('ada@example.org', 3));
  const tab = openTab();
  await tab.fetch(force);
  await tab.fetch(force);
  expect(request).toHaveBeenCalledTimes(2);
});

test('nobody is asked by a tab that is closed', async () => {
  const { request, openTab } = start('unreachable');
  const tab = openTab();
  const asked = tab.fetch(force);
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1), patience);
  tab.close();
  expect(await asked).toBeNull();
  expect(request).toHaveBeenCalledTimes(1);
});
