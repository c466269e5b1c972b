import type { ConvexClient } from 'convex/browser';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { PresenceRoom } from '../../shared/database/convex/presence-room.ts';
import { heartbeatEvery, type Place } from '../../shared/database/presence.ts';

/** A tab that sleeps, or comes to be in another session, is forgotten by the others, and seen again. */

const hour = 60 * 60 * 1000;
const atSkiff: Place = { itemId: 'skiff', isEditing: true, isIdle: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A deployment that knows one tab: it is gone when it was not heard of for two and a half heartbeats, or is forgotten, with what it told. */
function createDeployment() {
  let heardAt = -Infinity;
  let place: Place | undefined;
  const isThere = () => Date.now() - heardAt <= 2.5 * heartbeatEvery;
  const calls: string[] = [];
  const answer = (path: string, { itemId, isEditing, isIdle }: Record<string, unknown>): unknown => {
    calls.push(path);
    const isNew = !isThere();
    if (isNew) place = undefined;
    heardAt = Date.now();
    if (path === 'presence:enter') return { room: 'room', tab: 'member|tab', isNew };
    place = path === 'presence:tell' ? ({ itemId, isEditing, isIdle } as Place) : undefined;
    return null;
  };
  vi.stubGlobal('fetch', (_: unknown, { body }: { body: string }) => {
    const { path, args } = JSON.parse(body) as { path: string; args: [Record<string, unknown>] };
    return Promise.resolve(Response.json({ status: 'success', value: answer(path, args[0]), logLines: [] }));
  });
  return {
    calls,
    forget: () => void (heardAt = -Infinity),
    /** What the others see. */
    get seen() {
      return isThere() ? place : undefined;
    },
  };
}

async function standAt(place: Place) {
  const deployment = createDeployment();
  const client = { getAuth: () => ({ token: 'of a member' }) } as unknown as ConvexClient;
  const room = new PresenceRoom(client, 'https://a.convex.cloud', () => undefined);
  onTestFinished(() => room.close());
  room.stand(place);
  await vi.advanceTimersByTimeAsync(0);
  return deployment;
}

test('a tab tells once where it is, and stays seen by its heartbeats', async () => {
  const deployment = await standAt(atSkiff);
  expect(deployment.seen).toEqual(atSkiff);
  await vi.advanceTimersByTimeAsync(10 * heartbeatEvery);
  expect(deployment.seen).toEqual(atSkiff);
  expect(deployment.calls.filter((path) => path === 'presence:tell')).toHaveLength(1);
});

test('a tab that has slept for an hour is seen again with its next heartbeat, where it was', async () => {
  const deployment = await standAt(atSkiff);
  // Time goes by, and no timer runs.
  vi.setSystemTime(Date.now() + hour);
  expect(deployment.seen).toBeUndefined();
  await vi.advanceTimersByTimeAsync(heartbeatEvery);
  expect(deployment.seen).toEqual(atSkiff);
});

test('a tab that was forgotten while it was awake, as another session’s, is seen again with its next heartbeat', async () => {
  const deployment = await standAt(atSkiff);
  deployment.forget();
  expect(deployment.seen).toBeUndefined();
  await vi.advanceTimersByTimeAsync(heartbeatEvery);
  expect(deployment.seen).toEqual(atSkiff);
});
