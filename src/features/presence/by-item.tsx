import { areSame, type Presence } from '../../../shared/database/presence.ts';
import type { PeopleAtItem } from '../../lib/present.ts';
import { RowPeople } from './row-people.tsx';

/** By the id of the item, one tab of each person at it; what was known before of an item stays the same object while it is true. */
export function groupByItem(
  tabs: readonly Presence[],
  before: ReadonlyMap<string, PeopleAtItem>,
): ReadonlyMap<string, PeopleAtItem> {
  const groups = new Map<string, Presence[]>();
  for (const tab of tabs.toSorted((a, b) => Number(b.isEditing) - Number(a.isEditing))) {
    if (tab.itemId === undefined) continue;
    const known = groups.get(tab.itemId) ?? [];
    if (!known.some(({ actor }) => actor.id === tab.actor.id)) groups.set(tab.itemId, [...known, tab]);
  }
  return new Map(
    [...groups].map(([id, people]) => {
      const known = before.get(id);
      return [id, known && areSame(known.people, people) ? known : describeAt(people)];
    }),
  );
}

function describeAt(people: readonly Presence[]): PeopleAtItem {
  const words = describe(people);
  return { people, words, mark: <RowPeople people={people} words={words} /> };
}

const names = new Intl.ListFormat('en', { type: 'conjunction' });

/** `Ana and Ben are editing this item. Eve is looking at this item.` */
function describe(people: readonly Presence[]): string {
  const editing = people.filter(({ isEditing }) => isEditing);
  const looking = people.filter(({ isEditing }) => !isEditing);
  return [sentence(editing, 'editing'), sentence(looking, 'looking at')].filter(Boolean).join(' ');
}

function sentence(people: readonly Presence[], does: string): string {
  if (people.length === 0) return '';
  const who = names.format(people.map(({ actor }) => actor.name));
  return `${who} ${people.length === 1 ? 'is' : 'are'} ${does} this item.`;
}
