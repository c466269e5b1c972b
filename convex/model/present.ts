import { Presence } from '@convex-dev/presence';
import type { Actor } from '../../shared/database/changes.ts';
import {
  heartbeatEvery,
  isPlace,
  mostPresent,
  tabPattern,
  type Place,
  type Presence as Present,
} from '../../shared/database/presence.ts';
import { validationError } from '../../shared/database/results.ts';
import { components } from '../_generated/api.js';
import type { MutationCtx } from '../_generated/server.js';
import { sessionOf } from './callers.ts';
import { spaceOf, type InSpace, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { refuse } from './errors.ts';

/**
 * Who is here, kept by the component for as long as heartbeats come. What it calls a user is one tab here. A tab is
 * named with whose it is: nobody speaks for another's. It is kept with the session that it is in, so that it goes with
 * that; nobody is told of which.
 */

const presence = new Presence(components.presence);

/** Tabs of one person; whoever has more of them is not told of the others there. */
const mostOfOne = 20;

/** Tabs in a room, those included that have told nothing or are gone and not forgotten yet. */
const mostInRoom = 1000;

/** In one transaction; the next hour's takes the rest. */
const mostSwept = 100;

/** What a tab has told, as it is stored. */
type Told = Present & Partial<InSpace>;

/** Each space is one. */
const roomOf = ({ space }: InSpace): string => (space === undefined ? 'items' : `items:${space}`);

/** By which the others know a tab. */
const nameOf = (actorId: string, tab: string): string => `${actorId}|${tab}`;

/** By which the component knows it: with the session of the caller between the two, empty for whoever signs in elsewhere. */
async function keyOf(ctx: MutationCtx, actorId: string, tab: string): Promise<string> {
  if (tabPattern.test(tab)) return `${actorId}|${(await sessionOf(ctx)) ?? ''}|${tab}`;
  const message = 'The name of a tab must be 8 to 64 letters, digits and hyphens.';
  return refuse(validationError([{ path: ['tab'], message }]));
}

/** QueryError where there are too many tabs already. */
export async function enter(ctx: SpaceMutationCtx, actorId: string, tab: string) {
  const key = await keyOf(ctx, actorId, tab);
  const known = await presence.listUser(ctx, key, false, 1);
  const isNew = known.length === 0;
  if (isNew) await makeRoom(ctx, actorId, tab);
  const { roomToken } = await presence.heartbeat(ctx, roomOf(ctx), key, key, heartbeatEvery);
  return { room: roomToken, tab: nameOf(actorId, tab), isNew };
}

/** For one more tab: forgets those of the same person that are gone, and what it was in an earlier session. QueryError if that is not enough. */
async function makeRoom(ctx: SpaceMutationCtx, actorId: string, tab: string): Promise<void> {
  const all = await presence.listRoom(ctx, roomOf(ctx), false, mostInRoom);
  const own = all.filter(({ userId }) => userId.startsWith(`${actorId}|`));
  const gone = own.filter(({ online, userId }) => !online || userId.endsWith(`|${tab}`));
  for (const { userId } of gone) await presence.removeRoomUser(ctx, roomOf(ctx), userId);
  const isFull = own.length - gone.length >= mostOfOne || all.length - gone.length >= mostInRoom;
  if (isFull)
    refuse({ kind: 'QueryError', message: 'There are too many tabs here to tell one more of them.' });
}

export async function movePlace(
  ctx: SpaceMutationCtx,
  actor: Actor,
  tab: string,
  place: Place,
): Promise<void> {
  const key = await keyOf(ctx, actor.id, tab);
  if (!isPlace(place)) {
    refuse(validationError([{ path: ['itemId'], message: 'The id of an item has at most 100 characters.' }]));
  }
  const name = nameOf(actor.id, tab);
  const told = { tab: name, actor, ...place, ...spaceOf(ctx) } satisfies Told;
  await presence.updateRoomUser(ctx, roomOf(ctx), key, told);
}

export async function leaveRoom(ctx: SpaceMutationCtx, actorId: string, tab: string): Promise<void> {
  const key = await keyOf(ctx, actorId, tab);
  await presence.removeRoomUser(ctx, roomOf(ctx), key);
}

/** Takes the tabs of a person away whose sessions are over. Each is asked about by its id: '' for those of whoever signs in elsewhere. */
export async function showOut(
  ctx: SpaceMutationCtx,
  actorId: string,
  isOver: (session: string) => boolean,
): Promise<void> {
  const all = await presence.listRoom(ctx, roomOf(ctx), false, mostInRoom);
  for (const { userId } of all) {
    const [owner, session = ''] = userId.split('|');
    if (owner === actorId && isOver(session)) await presence.removeRoomUser(ctx, roomOf(ctx), userId);
  }
}

export async function listPresent(ctx: SpaceQueryCtx, roomToken: string): Promise<Present[]> {
  const all = await presence.list(ctx, roomToken, mostInRoom);
  const told = all.flatMap(({ online, data }) => {
    if (!online || !data) return [];
    const { space, ...present } = data as Told;
    // The name of a room may have come from somebody who is in another space by now.
    return space === ctx.space ? [present] : [];
  });
  return told.slice(0, mostPresent);
}

export async function sweepRoom(ctx: SpaceMutationCtx): Promise<void> {
  const all = await presence.listRoom(ctx, roomOf(ctx), false, mostInRoom);
  const gone = all.filter(({ online }) => !online).slice(0, mostSwept);
  for (const { userId } of gone) await presence.removeRoomUser(ctx, roomOf(ctx), userId);
}

/** Of a space that is no more. */
export async function forgetRoom(ctx: SpaceMutationCtx): Promise<void> {
  await presence.removeRoom(ctx, roomOf(ctx));
}
