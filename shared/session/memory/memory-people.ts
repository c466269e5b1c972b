import { guestActor } from '../../database/actors.ts';
import type { Role } from '../roles.ts';
import type { Persona, Person } from '../session.ts';

/** Somebody whom a tab can act as. */
export interface MemoryPerson extends Persona, Person {}

/**
 * Whom a browser of this id can act as, the first unless somebody chooses: whoever is there, with each of the roles,
 * and somebody else, so that one can see alone how it is to work with others.
 */
export function peopleAt(browserId: string): readonly [MemoryPerson, ...MemoryPerson[]] {
  const guest = guestActor(browserId);
  const as = (id: string, label: string, role: Role, actor = guest): MemoryPerson => ({
    id,
    label,
    role,
    actor,
  });
  return [
    as('admin', 'You, as an admin', 'admin'),
    as('viewer', 'You, as a viewer', 'viewer'),
    as('second', 'A second person, an admin', 'admin', {
      id: `${guest.id}:second`,
      name: 'Second person',
    }),
  ];
}
