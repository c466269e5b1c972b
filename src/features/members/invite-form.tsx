import { useCallback, useRef, type SubmitEvent } from 'react';
import { roleLabels, roles } from '../../../shared/session/roles.ts';
import type { Members } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';
import { controlClasses } from '../../components/ui/field.tsx';
import { Select } from '../../components/ui/select.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { emailIn, useInvite } from './use-invite.ts';

/** Invites an address, and shows the link to pass on: once, as nobody can read it again. */
export function InviteForm({ members }: { members: Members }) {
  const form = useRef<HTMLFormElement>(null);
  const { failure, isBusy, invited, invite, putAside } = useInvite(members, form);
  const focusEmail = useCallback(() => emailIn(form.current)?.focus(), []);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite();
  };
  const onDone = () => {
    putAside();
    focusEmail();
  };

  return (
    <section aria-label="Invite" className="grid gap-2 border-b border-line px-4 pt-3 pb-2">
      <form ref={form} noValidate className="flex flex-wrap gap-2" onSubmit={onSubmit}>
        <input
          name="email"
          type="email"
          aria-label="Email of whom to invite"
          aria-invalid={failure !== undefined || undefined}
          aria-describedby={failure === undefined ? undefined : 'invite-failure'}
          autoComplete="off"
          autoCapitalize="none"
          placeholder="ana@example.org"
          className={`${controlClasses} h-8 max-w-72 min-w-40 flex-1`}
        />
        <Select name="role" aria-label="Role of whom to invite" defaultValue="viewer">
          {roles.map((option) => (
            <option key={option} value={option}>
              {roleLabels[option]}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="primary" aria-disabled={isBusy}>
          {isBusy ? 'Inviting…' : 'Invite'}
        </Button>
      </form>
      <p id="invite-failure" role="alert" className="min-h-5 text-danger">
        {failure}
      </p>
      {invited && (
        <InvitationLink
          key={invited.invitation.code}
          members={members}
          invited={invited}
          onDone={onDone}
          onFocusLost={focusEmail}
        />
      )}
    </section>
  );
}
