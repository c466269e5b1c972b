import { useSyncExternalStore } from 'react';
import type { Presence } from '../../shared/database/presence.ts';

/** Who else is at which item, for rows and panels. Told by the presence feature, which is loaded with the first sign of a person. */

let present: ReadonlyMap<string | undefined, readonly Presence[]> = new Map();
const listeners = new Set<() => void>();

/** One tab of each person at an item; one in which they edit, before one in which they look. */
export function setPresent(tabs: readonly Presence[]): void {
  const next = new Map<string | undefined, Presence[]>();
  for (const tab of tabs.toSorted((a, b) => Number(b.isEditing) - Number(a.isEditing))) {
    const known = next.get(tab.itemId) ?? [];
    if (!known.some(({ actor }) => actor.id === tab.actor.id)) next.set(tab.itemId, [...known, tab]);
  }
  const before = present;
  // Rows of items at which nothing has changed are not rendered again.
  present = new Map([...next].map(([id, people]) => [id, sameAs(before.get(id), people) ?? people]));
  for (const listener of listeners) listener();
}

const sameAs = (before: readonly Presence[] | undefined, after: readonly Presence[]) =>
  before?.length === after.length && before.every((tab, index) => tab === after[index]) ? before : undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The others at an item, each once; undefined when there are none. */
export const usePeopleAt = (itemId: string): readonly Presence[] | undefined =>
  useSyncExternalStore(subscribe, () => present.get(itemId));

/** The same of several items, at the time of asking. */
export const peopleAt = (itemIds: readonly string[]): readonly Presence[] =>
  itemIds.flatMap((id) => present.get(id) ?? []);
