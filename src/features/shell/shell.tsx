import type { ReactNode } from 'react';
import { ToastHost } from '../../lib/toast-host.tsx';
import { Announcements } from './announcements.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Header } from './header.tsx';
import { Overlays } from './overlays.tsx';

/** What stands around every screen. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <Header />
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
