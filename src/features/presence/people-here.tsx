import type { Presence } from '../../../shared/database/presence.ts';
import { Avatar } from '../../components/ui/avatar.tsx';
import { useOthers } from './use-others.ts';
import { useTellPlace } from './use-tell-place.ts';

/** More are a number. */
const mostShown = 3;

/** Who else is here; and the others are told where this tab is: at which item, if any. */
export function PeopleHere({ itemId }: { itemId: string | undefined }) {
  useTellPlace(itemId);
  const others = useOthers();
  if (others.length === 0) return null;
  const shown = others.slice(0, others.length > mostShown ? mostShown - 1 : mostShown);
  const more = others.slice(shown.length);
  return (
    <ul aria-label="Also here" className="people-here">
      {shown.map((person) => (
        <li key={person.actor.id} title={describe(person)} data-idle={person.isIdle || undefined}>
          <Avatar id={person.actor.id} name={person.actor.name} />
          <span className="sr-only">{describe(person)}</span>
        </li>
      ))}
      {more.length > 0 && (
        <li title={more.map(describe).join('\n')}>
          <span aria-hidden="true" className="avatar">
            +{more.length}
          </span>
          <span className="sr-only">{more.map(describe).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}

function describe({ actor, itemId, isEditing, isIdle }: Presence): string {
  if (isIdle) return `${actor.name}, idle`;
  if (isEditing) return `${actor.name}, editing an item`;
  return itemId === undefined ? actor.name : `${actor.name}, looking at an item`;
}
