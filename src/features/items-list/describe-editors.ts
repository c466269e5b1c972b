import type { Presence } from '../../../shared/database/presence.ts';

/** `Ana is editing 2 of these.` Nothing where nobody edits any. */
export function describeEditors(people: readonly Presence[]): string {
  const counts = new Map<string, number>();
  for (const { actor, isEditing } of people) {
    if (isEditing) counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} is editing ${count} of these.`).join(' ');
}
