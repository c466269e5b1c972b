import { useSyncExternalStore, type ReactNode } from 'react';
import type { Presence } from '../../shared/database/presence.ts';

/** Who else is at which item, for rows and panels. Told by the presence feature, which is loaded with the first sign of a person. */

/** The others at one item. */
export interface PeopleAtItem {
  /** Each once, those who edit first. */
  readonly people: readonly Presence[];
  /** The same as a sentence: `Ana is editing this item.` */
  readonly words: string;
  /** The same for a row. */
  readonly mark: ReactNode;
}

let present: ReadonlyMap<string, PeopleAtItem> = new Map();
const listeners = new Set<() => void>();

/** Of an item at which nothing has changed it has to be the same object, so that its row is not rendered again. */
export function setPresent(next: ReadonlyMap<string, PeopleAtItem>): void {
  present = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The others at an item, by its id; undefined when there are none. */
export const peopleAt = (itemId: string): PeopleAtItem | undefined => present.get(itemId);

/** The same, live. */
export const usePeopleAt = (itemId: string): PeopleAtItem | undefined =>
  useSyncExternalStore(subscribe, () => peopleAt(itemId));
