import type { Actor } from './changes.ts';
import type { Observer, Unsubscribe } from './database.ts';

/**
 * Types only: who is here, and where. Each Database object is one place to be, such as a tab. It says so itself, and is forgotten
 * when it is closed or not heard of any more; nothing of it is recorded, and no item is written.
 */
export interface PresenceRepository {
  /** Lets the others know where this tab is, from now until it tells anew or leaves. Whoever may read may tell. */
  tell(place: Place): void;
  /** The others do not see this tab any more, until it tells again. */
  leave(): void;
  /** All tabs that have told where they are, but this one, in the order of their coming: now and after each change. */
  watch(observer: Observer<readonly Presence[]>): Unsubscribe;
}

export interface Place {
  /** The item that is open; absent in a list. */
  readonly itemId?: string;
  /** Something was typed into its form and is not saved yet. */
  readonly isEditing: boolean;
  /** Nobody has done anything there for a while. */
  readonly isIdle: boolean;
}

export interface Presence extends Place {
  /** Tells the tabs of one person apart. */
  readonly tab: string;
  readonly actor: Actor;
}

/** Whether two lists are of the same objects, in the same order. */
export const areSame = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a.length === b.length && a.every((presence, index) => presence === b[index]);

/** How long somebody does nothing until they count as idle, ms. */
export const idleAfter = 120_000;

/** Of more tabs than this the rest is not told. */
export const mostPresent = 100;

/** Whether two tell the same. */
export const isSamePlace = (a: Place, b: Place): boolean =>
  a.itemId === b.itemId && a.isEditing === b.isEditing && a.isIdle === b.isIdle;

/** Of a tab that has not been heard of for two and a half times this, ms, a server says that it is gone. */
export const heartbeatEvery = 30_000;

/** How a tab names itself. */
export const tabPattern = /^[A-Za-z0-9-]{8,64}$/;

/** Longer than any id of an item. */
const longestId = 100;

/** Whether it can be one: what is told is not looked up. */
export const isPlace = ({ itemId }: Place): boolean => itemId === undefined || itemId.length <= longestId;
