import { useState } from 'react';
import type { Accounts } from '../../../shared/session/session.ts';
import { Dialog } from '../../components/ui/dialog.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { ProviderButton } from './provider-button.tsx';
import { whereOneWas } from './where-one-was.ts';

interface SignInAgainProps {
  accounts: Accounts;
  /** Of whoever was signed in. */
  email: string | undefined;
  onClose: () => void;
}

/** Over the application, which stays as it was left: what was typed is there when one is back. */
export function SignInAgain({ accounts, email, onClose }: SignInAgainProps) {
  const { provider } = accounts;
  // Seen before the form takes it, since the dialog sees it too late.
  const [hadFocus] = useState(() => document.activeElement);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Sign in again"
      finalFocus={() => whereOneWas(hadFocus)}
      description="You have been signed out. What you typed is still there, and what could not be saved is sent when you are back."
    >
      <CredentialsForm accounts={accounts} email={email} />
      {provider && <ProviderButton provider={provider} returnTo={location.pathname + location.search} />}
    </Dialog>
  );
}
