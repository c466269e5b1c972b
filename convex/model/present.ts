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
import type { MutationCtx, QueryCtx } from '../_generated/server.js';
import { refuse } from './errors.ts';

/**
 * Who is here, kept by the component for as long as heartbeats come. What it calls a user is one tab here, and there
 * is one room. A tab is named with whose it is: nobody speaks for another's.
 */

const presence = new Presence(components.presence);
const room = 'items';

const keyOf = (actorId: string, tab: string): string => {
  if (tabPattern.test(tab)) return `${actorId}|${tab}`;
  const message = 'The name of a tab must be 8 to 64 letters, digits and hyphens.';
  return refuse(validationError([{ path: ['tab'], message }]));
};

export async function enter(ctx: MutationCtx, actorId: string, tab: string) {
  const key = keyOf(actorId, tab);
  const { roomToken } = await presence.heartbeat(ctx, room, key, key, heartbeatEvery);
  return { room: roomToken, tab: key };
}

export async function movePlace(ctx: MutationCtx, actor: Actor, tab: string, place: Place): Promise<void> {
  const key = keyOf(actor.id, tab);
  if (!isPlace(place)) {
    refuse(validationError([{ path: ['itemId'], message: 'The id of an item has at most 100 characters.' }]));
  }
  await presence.updateRoomUser(ctx, room, key, { tab: key, actor, ...place } satisfies Present);
}

export async function leaveRoom(ctx: MutationCtx, actorId: string, tab: string): Promise<void> {
  const key = keyOf(actorId, tab);
  await presence.removeRoomUser(ctx, room, key);
}

export async function listPresent(ctx: QueryCtx, roomToken: string): Promise<Present[]> {
  const all = await presence.list(ctx, roomToken, mostPresent);
  // What was told is stored as movePlace wrote it.
  return all.flatMap(({ online, data }) => (online && data ? [data as Present] : []));
}

export async function sweepRoom(ctx: MutationCtx): Promise<void> {
  const all = await presence.listRoom(ctx, room, false, mostPresent);
  for (const { userId, online } of all) {
    if (!online) await presence.removeRoomUser(ctx, room, userId);
  }
}
