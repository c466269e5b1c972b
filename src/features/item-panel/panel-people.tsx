import { Avatar } from '../../components/ui/avatar.tsx';
import { usePeopleAt } from '../../lib/present.ts';
import { describePeople } from '../../lib/presence-words.ts';

/** Who else has this item open, and who of them is editing it. */
export function PanelPeople({ itemId }: { itemId: string }) {
  const people = usePeopleAt(itemId);
  if (!people) return null;
  return (
    <p className="panel-people">
      {people.slice(0, 3).map(({ actor }) => (
        <Avatar key={actor.id} id={actor.id} name={actor.name} />
      ))}
      <span>{describePeople(people, 'this item')}</span>
    </p>
  );
}
