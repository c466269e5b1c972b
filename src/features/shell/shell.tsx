import { useEffect, type ReactNode } from 'react';
import { useDatabase } from '../../lib/database-context.tsx';
import { keepVisits } from '../../lib/last-visit.ts';
import { ToastHost } from '../../lib/toast-host.tsx';
import { Announcements } from './announcements.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Header } from './header.tsx';
import { Overlays } from './overlays.tsx';

interface ShellProps {
  /** Who else is here. */
  people: ReactNode;
  children: ReactNode;
}

/** What stands around every screen. */
export function Shell({ people, children }: ShellProps) {
  const { type } = useDatabase().info;
  useEffect(() => keepVisits(type), [type]);
  return (
    <>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <Header people={people} />
      <main id="main" tabIndex={-1} className="outline-none">
        <ConnectionNotice />
        {children}
      </main>
      <Announcements />
      <ToastHost />
      <Overlays />
    </>
  );
}
