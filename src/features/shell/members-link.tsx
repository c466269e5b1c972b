import { Link } from '@tanstack/react-router';
import { useMayEdit, useSession } from '../../lib/session-context.tsx';

/** For admins, where people have accounts. On a phone there is no room for it: the account menu leads there. */
export function MembersLink() {
  const { accounts } = useSession();
  const isAdmin = useMayEdit();
  if (!accounts || !isAdmin) return null;
  return (
    <Link to="/members" className="nav-link max-sm:hidden">
      Members
    </Link>
  );
}
