import { useEffect, useState } from 'react';
import type { Members } from '../../../shared/session/session.ts';
import { Notice } from '../../components/ui/notice.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { MembersList } from './members-list.tsx';

/** Who may come in, and as what; for admins. */
export function MembersPage({ members }: { members: Members }) {
  useDocumentTitle('Members');
  const isAdmin = useMayEdit();
  const [wasAdmin, setWasAdmin] = useState(isAdmin);
  if (isAdmin && !wasAdmin) setWasAdmin(true);
  if (isAdmin) return <MembersList members={members} />;
  return wasAdmin ? <NotForYouAnyMore /> : <NotForYou />;
}

function NotForYou() {
  return (
    <Notice
      isPage
      title="Members are for admins"
      text="Only admins may see and change who is a member. Ask one of them if you need to."
    />
  );
}

/** In the place of all that an admin had before them, an open question included. */
function NotForYouAnyMore() {
  useEffect(() => {
    // What had the focus may be gone with the rest.
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  }, []);
  return (
    <Notice
      isPage
      role="alert"
      title="You are not an admin any more"
      text="Only admins may see and change who is a member. What you had not confirmed was not done. Another admin can make you one again."
    />
  );
}
