import { expect, test } from 'vitest';
import type { Presence } from '../../shared/database/presence.ts';
import { addMember } from '../support/convex/add-member.ts';
import { addSession, endSessionsOf } from '../support/convex/add-session.ts';
import { arrange, type Scene } from './access/scene.ts';

/** Whoever is signed out or removed is not here any more, from that moment on. */

/** A tab of somebody, at an item that is called as the tab is. */
async function stand({ call }: Scene, tab: string, token: string): Promise<void> {
  await call('presence:enter', { tab }, token);
  const place = { tab, itemId: tab, isEditing: false, isIdle: false };
  expect(await call('presence:tell', place, token)).toMatchObject({ status: 'success' });
}

/** The tabs that are here, as the owner sees it. */
async function listTabs({ call, owner }: Scene): Promise<readonly (string | undefined)[]> {
  const { value } = await call('presence:enter', { tab: 'tab-of-owner' }, owner.token);
  const { room } = value as { room: string };
  const answer = await call('presence:list', { room }, owner.token);
  return (answer.value as Presence[]).map(({ itemId }) => itemId).sort();
}

/** Two browsers of one who signs in here, the first with two tabs, and a bystander. */
async function crowd() {
  const scene = await arrange();
  const { deployment, other } = scene;
  const [first, second] = [
    await addSession(deployment, other.email),
    await addSession(deployment, other.email),
  ];
  const bystander = await addMember(deployment, 'Bea');
  await stand(scene, 'first-one', first.token);
  await stand(scene, 'first-two', first.token);
  await stand(scene, 'second-one', second.token);
  await stand(scene, 'tab-of-bea', bystander.token);
  expect(await listTabs(scene)).toEqual(['first-one', 'first-two', 'second-one', 'tab-of-bea']);
  return { ...scene, scene, first, second, bystander };
}

test('with a session that is signed out go all of its tabs, and none of another browser', async () => {
  const { scene, call, first } = await crowd();
  expect(await call('auth:signOut', {}, first.token)).toMatchObject({ status: 'success' });
  expect(await listTabs(scene)).toEqual(['second-one', 'tab-of-bea']);
  // What is on its way meanwhile brings nobody back.
  expect(await call('presence:enter', { tab: 'first-one' }, first.token)).toMatchObject({ status: 'error' });
  expect(await listTabs(scene)).toEqual(['second-one', 'tab-of-bea']);
});

test('whoever signs out everywhere is here no more, but where they have signed in elsewhere', async () => {
  const { scene, call, second, other } = await crowd();
  await stand(scene, 'by-the-provider', other.token);
  expect(await call('members:signOutEverywhere', {}, second.token)).toMatchObject({ status: 'success' });
  expect(await listTabs(scene)).toEqual(['by-the-provider', 'tab-of-bea']);
});

test('whoever is removed is here no more, wherever they have signed in', async () => {
  const { scene, call, owner, other } = await crowd();
  await stand(scene, 'by-the-provider', other.token);
  await call('members:remove', { id: other.id }, owner.token);
  expect(await listTabs(scene)).toEqual(['tab-of-bea']);
});

test('whoever signs in again in a tab is there once, where they are now', async () => {
  const { scene, deployment, other } = await crowd();
  await endSessionsOf(deployment, other.email);
  const next = await addSession(deployment, other.email);
  const entered = await scene.call('presence:enter', { tab: 'first-one' }, next.token);
  expect(entered.value).toMatchObject({ isNew: true });
  expect(await listTabs(scene)).toEqual(['first-two', 'second-one', 'tab-of-bea']);
  await stand(scene, 'first-one', next.token);
  expect(await listTabs(scene)).toEqual(['first-one', 'first-two', 'second-one', 'tab-of-bea']);
});

test('nobody is told of which session a tab is', async () => {
  const { scene, call, owner, first } = await crowd();
  const entered = await call('presence:enter', { tab: 'first-one' }, first.token);
  const { room } = entered.value as { room: string };
  const list = await call('presence:list', { room }, owner.token);
  expect(JSON.stringify([entered, list])).not.toContain(first.id);
  expect(await listTabs(scene)).toContain('first-one');
});
