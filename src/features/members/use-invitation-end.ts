import { useCallback, useEffect, useState } from 'react';
import type { Observer } from '../../../shared/database/database.ts';
import { accountLimits } from '../../../shared/session/account-rules.ts';
import type { Invitation, MemberList, Members } from '../../../shared/session/session.ts';
import { announce } from '../../lib/announcer.ts';
import { useWatch } from '../../lib/use-watch.ts';

/** Why the link of an invitation leads nowhere any more, in a sentence; undefined while it can be accepted. Live. */
export function useInvitationEnd(members: Members, invitation: Invitation): string | undefined {
  const { email } = invitation;
  // By itself: the list on the screen may be of other addresses, or begin with too many.
  const watch = useCallback(
    (observer: Observer<MemberList>) => members.watch(email, observer),
    [members, email],
  );
  const { value } = useWatch(watch);
  const end = value && findEnd(value, invitation);
  // What is told first may be of the time before.
  const [wasOpen, setWasOpen] = useState(false);
  if (value && end === undefined && !wasOpen) setWasOpen(true);
  const told = wasOpen ? end : undefined;
  useEffect(() => {
    if (told !== undefined) announce(told);
  }, [told]);
  return told;
}

function findEnd({ members }: MemberList, { email, expiresAt }: Invitation): string | undefined {
  const member = members.find((other) => other.email === email);
  if (!member) return `The invitation of ${email} was taken back. Its link leads nowhere any more.`;
  if (member.joinedAt !== undefined) return `${email} has accepted the invitation. Its link is used up.`;
  return member.invitedAt + accountLimits.invitation === expiresAt
    ? undefined
    : `${email} was invited anew. The link that was shown here leads nowhere any more.`;
}
