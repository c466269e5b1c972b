import { Avatar } from '../../components/ui/avatar.tsx';
import { usePeopleAt } from '../../lib/present.ts';

const mostShown = 3;

/** Who else has this item open, and who of them is editing it. */
export function PanelPeople({ itemId }: { itemId: string }) {
  const present = usePeopleAt(itemId);
  if (!present) return null;
  return (
    <p className="panel-people">
      {present.people.slice(0, mostShown).map(({ actor }) => (
        <Avatar key={actor.id} id={actor.id} name={actor.name} />
      ))}
      <span>{present.words}</span>
    </p>
  );
}
