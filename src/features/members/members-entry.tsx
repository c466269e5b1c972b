import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useMayEdit } from '../../lib/session-context.tsx';

/** In the account menu, for admins, where the header has no room for the link: on a phone. */
export function MembersEntry() {
  if (!useMayEdit()) return null;
  // The menu closes by itself for what is pressed outside of it only.
  const closeMenu = ({ currentTarget }: MouseEvent<HTMLElement>) =>
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  return (
    <Link
      to="/members"
      className="flex h-8 items-center rounded-md border border-transparent px-3 font-medium text-ink-muted hover:bg-sunken hover:text-ink sm:hidden"
      onClick={closeMenu}
    >
      Members
    </Link>
  );
}
