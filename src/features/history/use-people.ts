import { useState } from 'react';
import type { Actor, Change } from '../../../shared/database/changes.ts';
import type { Database } from '../../../shared/database/database.ts';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { useAnswer } from '../../lib/use-answer.ts';

const getLatest = (database: Database, limit: number) => database.changes().list({ limit });

const noChanges: readonly Change[] = [];

/**
 * The people who have made changes, by name, without oneself: those of the latest changes, and whoever was seen
 * since. The record keeps no list of all of them.
 */
export function usePeople(shown: readonly Change[], me: Actor): readonly Actor[] {
  const { value } = useAnswer(getLatest, queryLimits.changes);
  const [people, setPeople] = useState<ReadonlyMap<string, Actor>>(new Map());

  // Derived while rendering: who was seen once stays, also under a filter that shows others.
  const unseen = [...(value?.changes ?? noChanges), ...shown]
    .map(({ actor }) => actor)
    .filter(({ id }) => id !== me.id && !people.has(id));
  if (unseen.length > 0)
    setPeople(new Map([...people, ...unseen.map((actor) => [actor.id, actor] as const)]));

  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
