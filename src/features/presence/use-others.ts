import { useEffect, useMemo, useRef } from 'react';
import type { Database, Observer } from '../../../shared/database/database.ts';
import type { Presence } from '../../../shared/database/presence.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { setPresent, type PeopleAtItem } from '../../lib/present.ts';
import { useWatchOf } from '../../lib/use-watch.ts';
import { groupByItem } from './by-item.tsx';

const watchPresent = (database: Database, _: null, observer: Observer<readonly Presence[]>) =>
  database.presence().watch(observer);

const nowhere: ReadonlyMap<string, PeopleAtItem> = new Map();

/** The other people who are here, each once: as they are in the tab that says most. Rows and panels are told of all tabs. */
export function useOthers(): readonly Presence[] {
  const { value } = useWatchOf(watchPresent, null);
  const own = useDatabase().actor.id;
  const others = useMemo(() => value?.filter(({ actor }) => actor.id !== own) ?? [], [value, own]);
  const told = useRef(nowhere);
  useEffect(() => {
    told.current = groupByItem(others, told.current);
    setPresent(told.current);
  }, [others]);
  useEffect(() => () => setPresent(nowhere), []);
  return useMemo(() => oneTabEach(others), [others]);
}

/** Somebody who edits in one tab and is idle in another is there, and edits. */
const weightOf = ({ isIdle, isEditing, itemId }: Presence): number =>
  (isIdle ? 0 : 4) + (isEditing ? 2 : 0) + (itemId === undefined ? 0 : 1);

function oneTabEach(tabs: readonly Presence[]): readonly Presence[] {
  const people = new Map<string, Presence>();
  for (const tab of tabs) {
    const known = people.get(tab.actor.id);
    if (!known || weightOf(tab) > weightOf(known)) people.set(tab.actor.id, tab);
  }
  return [...people.values()];
}
