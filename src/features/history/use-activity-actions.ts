import { useMemo } from 'react';
import { useOfferActions, type Action } from '../../lib/actions.ts';
import { moveActions } from '../../lib/row-keys.ts';

/** What can be done in the activity at any time. */
export function useActivityActions(isPaused: boolean, onTogglePause: () => void): void {
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'activity.pause',
        label: isPaused ? 'Resume live updates' : 'Pause live updates',
        group: 'View',
        run: onTogglePause,
      },
      ...moveActions,
    ],
    [isPaused, onTogglePause],
  );
  useOfferActions(actions);
}
