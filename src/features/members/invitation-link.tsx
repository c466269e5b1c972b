import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Members } from '../../../shared/session/session.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { controlClasses } from '../../components/ui/field.tsx';
import { TimeLeft } from '../../components/ui/time-left.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import type { Invited } from './use-invite.ts';
import { useInvitationEnd } from './use-invitation-end.ts';

interface InvitationLinkProps {
  members: Members;
  invited: Invited;
  onDone: () => void;
  /** What has the focus when the link goes with it. Must not change. */
  onFocusLost: () => void;
}

/** The link of an invitation, or, once it leads nowhere any more, why that is. */
export function InvitationLink({ members, invited, onDone, onFocusLost }: InvitationLinkProps) {
  const end = useInvitationEnd(members, invited.invitation);
  const done = <Button onClick={onDone}>Done</Button>;
  return (
    <div className="mb-2">
      {end === undefined ? (
        <OpenInvitation {...invited} done={done} onFocusLost={onFocusLost} />
      ) : (
        <Alert tone="neutral" title={end} actions={done} />
      )}
    </div>
  );
}

interface OpenInvitationProps extends Invited {
  done: ReactNode;
  onFocusLost: () => void;
}

/** The link that lets somebody in. Whoever has it and knows the address can sign up, once. */
function OpenInvitation({ invitation, isAwaited, done, onFocusLost }: OpenInvitationProps) {
  const { email, code, expiresAt } = invitation;
  const link = `${location.origin}/sign-in?invitation=${code}`;
  const box = useFocusAfter<HTMLDivElement>(onFocusLost);
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (isAwaited) field.current?.focus();
  }, [isAwaited]);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      // Not allowed here: it is selected, to be copied by hand.
    }
  };
  return (
    <div ref={box}>
      <Alert
        tone="neutral"
        title={`Send this link to ${email}. It is shown this once.`}
        actions={
          <>
            <Button variant="primary" onClick={() => void copy()}>
              {isCopied ? 'Copied' : 'Copy link'}
            </Button>
            {done}
          </>
        }
      >
        <input
          ref={field}
          readOnly
          aria-label="Invitation link"
          value={link}
          className={`${controlClasses} my-1 text-ink`}
          onFocus={(event) => event.target.select()}
        />
        <p>
          It can be used once, and ends <TimeLeft until={expiresAt} />. Pass it on in private: whoever has it
          and knows the address can come in.
        </p>
      </Alert>
    </div>
  );
}
