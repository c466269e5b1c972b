import type { Presence } from '../../../shared/database/presence.ts';
import { Avatar } from '../../components/ui/avatar.tsx';
import { useOthers } from './use-others.ts';
import { useTellPlace } from './use-tell-place.ts';

/** For how many the header has room: on the narrowest screen, on a phone, elsewhere (see presence.css). */
const rooms = [1, 2, 3] as const;
const mostShown = Math.max(...rooms);

/** Who else is here; and the others are told where this tab is: at which item, if any. */
export function PeopleHere({ itemId }: { itemId: string | undefined }) {
  useTellPlace(itemId);
  const others = useOthers();
  if (others.length === 0) return null;
  return (
    <ul aria-label="Also here" className="people-here">
      {others.slice(0, mostShown).map((person, place) => (
        <li
          key={person.actor.id}
          title={describe(person)}
          data-idle={person.isIdle || undefined}
          data-room={rooms.filter((room) => place < facesIn(room, others.length)).join(' ')}
        >
          <Avatar id={person.actor.id} name={person.actor.name} />
          <span className="sr-only">{describe(person)}</span>
        </li>
      ))}
      {rooms.map(
        (room) =>
          others.length > room && (
            <More key={room} room={room} people={others.slice(facesIn(room, others.length))} />
          ),
      )}
    </ul>
  );
}

/** How many of so many people are shown where there is room for some: where they are more, the last place is their number's. */
const facesIn = (room: number, count: number): number => (count > room ? room - 1 : count);

/** Those for whom there is no room, as their number. */
function More({ room, people }: { room: number; people: readonly Presence[] }) {
  return (
    <li title={people.map(describe).join('\n')} data-room={room}>
      <span aria-hidden="true" className="avatar">
        +{people.length}
      </span>
      <span className="sr-only">{people.map(describe).join(', ')}</span>
    </li>
  );
}

function describe({ actor, itemId, isEditing, isIdle }: Presence): string {
  if (isIdle) return `${actor.name}, idle`;
  if (isEditing) return `${actor.name}, editing an item`;
  return itemId === undefined ? actor.name : `${actor.name}, looking at an item`;
}
