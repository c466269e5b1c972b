import { Navigate, type RouterHistory } from '@tanstack/react-router';
import { Mark } from '../features/shell/mark.tsx';
import { invitationIn, isAccepted, keepInvitationAway } from '../features/sign-in/invitation-code.ts';
import { InvitedWhileIn } from '../features/sign-in/invited-while-in.tsx';
import { usePerson, useSession } from '../lib/session-context.tsx';

/** Somebody who is in, at the address of an invitation: of another account, unless they have just come in by it. */
export function Invited({ history }: { history: RouterHistory }) {
  const { accounts } = useSession();
  const person = usePerson();
  if (!accounts || !person) return null;
  const invitation = invitationIn(history.location.search);
  if (invitation === undefined || isAccepted(invitation)) return <Navigate to="/items" replace />;
  return (
    <InvitedWhileIn
      accounts={accounts}
      person={person}
      onOut={() => keepInvitationAway(invitation, () => history.location.search)}
      onGoOn={() => history.replace('/items')}
      mark={<Mark />}
    />
  );
}
