import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { useMayEdit, useSession } from '../../lib/session-context.tsx';
import { getPreferences, setPreferences, usePreferences } from '../../lib/preferences.ts';
import { openOverlay } from './overlay-state.ts';

/** What can be done on every screen. */
export function useShellActions(): void {
  const navigate = useNavigate();
  const { singleKeys } = usePreferences();
  const { accounts } = useSession();
  const isAdmin = useMayEdit();
  const hasMembers = accounts !== undefined && isAdmin;

  const always = useMemo(
    (): readonly Action[] => [
      { id: 'go.items', label: 'Go to items', group: 'Go to', run: () => void navigate({ to: '/items' }) },
      {
        id: 'go.activity',
        label: 'Go to activity',
        group: 'Go to',
        run: () => void navigate({ to: '/activity' }),
      },
      {
        id: 'go.trash',
        label: 'Go to the trash',
        group: 'Go to',
        run: () => void navigate({ to: '/trash' }),
      },
      ...(hasMembers
        ? [
            {
              id: 'go.members',
              label: 'Go to members',
              group: 'Go to' as const,
              run: () => void navigate({ to: '/members' }),
            },
          ]
        : []),
      { id: 'go.health', label: 'Go to health', group: 'Go to', run: () => void navigate({ to: '/health' }) },
      theme('Light theme', 'light'),
      theme('Dark theme', 'dark'),
      theme('System theme', 'system'),
      {
        id: 'view.density',
        label: 'Change row height',
        group: 'View',
        run: () =>
          setPreferences({ density: getPreferences().density === 'compact' ? 'comfortable' : 'compact' }),
      },
      {
        id: 'help.palette',
        label: 'Commands',
        group: 'Help',
        keys: '$mod+k',
        isHidden: true,
        run: () => openOverlay('palette'),
      },
      {
        id: 'help.keys',
        label: 'Keyboard shortcuts',
        group: 'Help',
        keys: '?',
        run: () => openOverlay('help'),
      },
      {
        id: 'help.singleKeys',
        label: singleKeys ? 'Switch off single-key shortcuts' : 'Switch on single-key shortcuts',
        group: 'Help',
        run: () => setPreferences({ singleKeys: !singleKeys }),
      },
    ],
    [navigate, singleKeys, hasMembers],
  );
  useOfferActions(always);
}

function theme(label: string, value: 'light' | 'dark' | 'system'): Action {
  return { id: `view.${value}`, label, group: 'View', run: () => setPreferences({ theme: value }) };
}
