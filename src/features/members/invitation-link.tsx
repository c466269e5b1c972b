import { useEffect, useRef, useState } from 'react';
import type { Invitation } from '../../../shared/session/session.ts';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { controlClasses } from '../../components/ui/field.tsx';
import { TimeLeft } from '../../components/ui/time-left.tsx';

interface InvitationLinkProps {
  invitation: Invitation;
  onDone: () => void;
}

/** The link that lets somebody in. Whoever has it and knows the address can sign up, once. */
export function InvitationLink({ invitation, onDone }: InvitationLinkProps) {
  const { email, code, expiresAt } = invitation;
  const link = `${location.origin}/sign-in?invitation=${code}`;
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => field.current?.select(), []);
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
    <div className="mb-2">
      <Alert
        tone="neutral"
        title={`Send this link to ${email}. It is shown this once.`}
        actions={
          <>
            <Button variant="primary" onClick={() => void copy()}>
              {isCopied ? 'Copied' : 'Copy link'}
            </Button>
            <Button onClick={onDone}>Done</Button>
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
