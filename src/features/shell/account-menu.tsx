import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { roleLabels } from '../../../shared/session/roles.ts';
import { Avatar } from '../../components/ui/avatar.tsx';
import { usePerson, useSession } from '../../lib/session-context.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { forgetChoice, isByChoice } from './persona-choice.ts';

const loadDetails = async () => (await import('./account-details.tsx')).AccountDetails;

/** Who is here, and the menu of what they can do about that. */
export function AccountMenu() {
  const person = usePerson();
  const { accounts } = useSession();
  useEffect(forgetChoice, []);
  if (!person) {
    return (
      accounts && (
        <Link to="/sign-in" className="nav-link">
          Sign in
        </Link>
      )
    );
  }
  const { actor, role } = person;
  return (
    <HeaderMenu
      label={`Account: ${actor.name}, ${roleLabels[role]}`}
      title={`${actor.name} · ${roleLabels[role]}`}
      face={<Avatar id={actor.id} name={actor.name} />}
      load={loadDetails}
      isOpen={isByChoice()}
    />
  );
}
