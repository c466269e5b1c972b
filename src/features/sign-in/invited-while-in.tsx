import { useState, type ReactNode } from 'react';
import type { Accounts, Person } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { SignInCard } from './sign-in-card.tsx';

interface InvitedWhileInProps {
  accounts: Accounts;
  person: Person;
  /** Hears that they are out. */
  onOut: () => void;
  /** Goes on as who one is. */
  onGoOn: () => void;
  /** The sign of the house. */
  mark: ReactNode;
}

/** The link of an invitation, opened by somebody who is signed in: says why it leads no further, and the way on. */
export function InvitedWhileIn({ accounts, person, onOut, onGoOn, mark }: InvitedWhileInProps) {
  const { actor, email } = person;
  const [failure, setFailure] = useState<string>();
  // Who is out is asked to accept it at this very address, to which they come back when they are sent away to sign out.
  const signOut = async () => {
    const result = await accounts.signOut('here');
    if (result.ok) onOut();
    else setFailure(result.error.message);
  };
  return (
    <SignInCard title={`You are signed in as ${actor.name}`} mark={mark}>
      <p className="text-pretty wrap-anywhere text-ink-muted">
        This link is an invitation for somebody who has no account yet. You have one
        {email && `, ${email}`}. If the invitation is for another address, sign out to accept it.
      </p>
      <p role="alert" className="my-1 flex min-h-5 items-end text-pretty text-danger">
        {failure}
      </p>
      <div className="grid gap-2">
        <Button variant="primary" className="h-9" onClick={onGoOn}>
          Go to the items
        </Button>
        <Button className="h-9" onClick={() => void signOut()}>
          Sign out and accept it
        </Button>
      </div>
    </SignInCard>
  );
}
