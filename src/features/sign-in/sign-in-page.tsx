import { useEffect, useState, type ReactNode } from 'react';
import type { Accounts, Return, SignedOutReason } from '../../../shared/session/session.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { ComingBack } from './coming-back.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { invitationIn, takeInvitation } from './invitation-code.ts';
import { ProviderButton } from './provider-button.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { reasonWords } from './sign-in-words.ts';

export interface SignInPageProps {
  accounts: Accounts;
  why?: SignedOutReason | undefined;
  /** Where one is in the application: what is shown when one is in, unless it is this page. */
  at: { readonly pathname: string; readonly search: string; readonly href: string };
  onGo: (path: string) => void;
  /** The sign of the house. */
  mark: ReactNode;
}

/** What has become of signing in at another place. */
interface Refused {
  readonly returnTo: string;
  readonly refusal: string;
}

/** The whole screen of somebody who has to sign in first. */
export function SignInPage({ accounts, why, at, onGo, mark }: SignInPageProps) {
  const { provider } = accounts;
  const isPage = at.pathname === '/sign-in';
  const [refused, setRefused] = useState<Refused>();
  const onReturn = ({ returnTo, result }: Return) => {
    if (result.ok) onGo(returnTo);
    else setRefused({ returnTo, refusal: result.error.message });
  };
  const invitation = isPage ? invitationIn(at.search) : undefined;
  useBackToInvitation(isPage && invitation === undefined, onGo);
  const title = invitation === undefined ? 'Sign in' : 'Accept your invitation';
  return (
    <SignInCard title={title} mark={mark}>
      {why && (
        <div className="mb-4">
          <Alert tone="neutral" title={reasonWords[why]} />
        </div>
      )}
      {provider && at.pathname === '/sign-in/callback' && !refused ? (
        <ComingBack provider={provider} address={location.origin + at.href} onReturn={onReturn} />
      ) : (
        <>
          <CredentialsForm key={invitation ?? ''} accounts={accounts} invitation={invitation} />
          {provider && (
            <ProviderButton provider={provider} returnTo={isPage ? '/items' : at.href} {...refused} />
          )}
          {!invitation && (
            <p className="mt-5 text-note text-pretty text-ink-muted">
              No account yet? An admin can invite you: the link that they send leads here.
            </p>
          )}
        </>
      )}
    </SignInCard>
  );
}

/** Whoever was sent away from an invitation to sign out is back at it, unless they have opened something else. */
function useBackToInvitation(isPlain: boolean, onGo: (path: string) => void): void {
  useEffect(() => {
    const kept = takeInvitation();
    if (kept !== undefined && isPlain)
      onGo(`/sign-in?${new URLSearchParams({ invitation: kept }).toString()}`);
  }, [isPlain, onGo]);
}
