import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { CommandIcon, HelpIcon, SlidersIcon } from '../../components/ui/icons.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { Mark } from './mark.tsx';
import { MembersLink } from './members-link.tsx';
import { openOverlay } from './overlay-state.ts';
import { ViewOnlyMark } from './view-only-mark.tsx';

const loadSettings = async () => (await import('./settings.tsx')).Settings;

export function Header({ people }: { people: ReactNode }) {
  return (
    <header className="app-header">
      <Link
        to="/items"
        className="mr-3 flex items-center gap-2 text-lead font-semibold tracking-tight max-sm:hidden"
      >
        <Mark />
        Estuary
      </Link>
      <nav aria-label="Main" className="flex items-center gap-1">
        <Link to="/items" className="nav-link">
          Items
        </Link>
        <Link to="/activity" className="nav-link">
          Activity
        </Link>
        <Link to="/trash" className="nav-link">
          Trash
        </Link>
        <MembersLink />
        {/* On a phone there is no room for it: the palette leads there. */}
        <Link to="/health" className="nav-link max-sm:hidden">
          Health
        </Link>
      </nav>
      <div className="header-tools">
        {people}
        <ConnectionChip />
        <ViewOnlyMark />
        <Button
          variant="quiet"
          isIcon
          className="max-sm:w-7"
          aria-label="Commands"
          aria-keyshortcuts="Control+K Meta+K"
          title="Commands (Ctrl K)"
          onClick={() => openOverlay('palette')}
        >
          <CommandIcon />
        </Button>
        <Button
          variant="quiet"
          isIcon
          className="max-sm:hidden"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => openOverlay('help')}
        >
          <HelpIcon />
        </Button>
        <HeaderMenu label="Appearance and keys" face={<SlidersIcon />} load={loadSettings} />
        <AccountMenu />
      </div>
    </header>
  );
}
