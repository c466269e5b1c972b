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
import { spaceOf, type InSpace, type SpaceMutationCtx, type SpaceQueryCtx } from './contexts.ts';
import { refuse } from './errors.ts';

/**
 * Who is here, kept by the component for as long as heartbeats come. What it calls a user is one tab here. A tab is
 * named with whose it is: nobody speaks for another's.
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

/** What the names of all tabs of a person begin with. */
const prefixOf = (actorId: string): string => `${actorId}|`;

const keyOf = (actorId: string, tab: string): string => {
  if (tabPattern.test(tab)) return prefixOf(actorId) + tab;
  const message = 'The name of a tab must be 8 to 64 letters, digits and hyphens.';
  return refuse(validationError([{ path: ['tab'], message }]));
};

/** QueryError where there are too many tabs already. */
export async function enter(ctx: SpaceMutationCtx, actorId: string, tab: string) {
  const key = keyOf(actorId, tab);
  const known = await presence.listUser(ctx, key, false, 1);
  if (known.length === 0) await makeRoom(ctx, prefixOf(actorId));
  const { roomToken } = await presence.heartbeat(ctx, roomOf(ctx), key, key, heartbeatEvery);
  return { room: roomToken, tab: key };
}

/** For one more tab: forgets those of the same person that are gone. QueryError if that is not enough. */
async function makeRoom(ctx: SpaceMutationCtx, prefix: string): Promise<void> {
  const all = await presence.listRoom(ctx, roomOf(ctx), false, mostInRoom);
  const own = all.filter(({ userId }) => userId.startsWith(prefix));
  const gone = own.filter(({ online }) => !online);
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
  const key = keyOf(actor.id, tab);
  if (!isPlace(place)) {
    refuse(validationError([{ path: ['itemId'], message: 'The id of an item has at most 100 characters.' }]));
  }
  const told = { tab: key, actor, ...place, ...spaceOf(ctx) } satisfies Told;
  await presence.updateRoomUser(ctx, roomOf(ctx), key, told);
}

export async function leaveRoom(ctx: SpaceMutationCtx, actorId: string, tab: string): Promise<void> {
  const key = keyOf(actorId, tab);
  await presence.removeRoomUser(ctx, roomOf(ctx), key);
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
