import { Avatar } from '../../components/ui/avatar.tsx';
import type { PeopleAtItem } from '../../lib/present.ts';

const mostShown = 2;

/** Who else is at the item of a row, by their initials; in words for who cannot see them, and on hover. */
export function RowPeople({ people, words }: Pick<PeopleAtItem, 'people' | 'words'>) {
  return (
    <span className="row-people" title={words}>
      {people.slice(0, mostShown).map(({ actor, isEditing }) => (
        <span key={actor.id} data-editing={isEditing || undefined}>
          <Avatar id={actor.id} name={actor.name} />
        </span>
      ))}
      {people.length > mostShown && <span aria-hidden="true">+{people.length - mostShown}</span>}
      <span className="sr-only">{words}</span>
    </span>
  );
}
