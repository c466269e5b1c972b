import type { Presence } from '../../shared/database/presence.ts';

const names = new Intl.ListFormat('en', { type: 'conjunction' });

/** `Ana and Ben are editing this item.`, `Ana is looking at it, and idle.`; one sentence for those who edit, and one for the others. */
export function describePeople(people: readonly Presence[], what: string): string {
  const editing = people.filter(({ isEditing }) => isEditing);
  const looking = people.filter(({ isEditing }) => !isEditing);
  return [sentence(editing, `editing ${what}`), sentence(looking, `looking at ${what}`)]
    .filter(Boolean)
    .join(' ');
}

function sentence(people: readonly Presence[], does: string): string {
  if (people.length === 0) return '';
  const who = names.format([...new Set(people.map(({ actor }) => actor.name))]);
  return `${who} ${people.length === 1 ? 'is' : 'are'} ${does}.`;
}
