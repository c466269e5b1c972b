import { peopleAt } from '../../lib/present.ts';

/** `Ana is editing 2 of these.` Nothing where nobody edits any. */
export function describeEditors(itemIds: readonly string[]): string {
  const people = itemIds.flatMap((id) => peopleAt(id)?.people ?? []);
  const counts = new Map<string, number>();
  for (const { actor, isEditing } of people) {
    if (isEditing) counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} is editing ${count} of these.`).join(' ');
}
