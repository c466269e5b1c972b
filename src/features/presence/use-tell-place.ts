import { useEffect, useSyncExternalStore } from 'react';
import { useDatabase } from '../../lib/database-context.tsx';
import { getEditing, subscribeToEditing } from '../../lib/own-editing.ts';
import { useSessionState } from '../../lib/session-context.tsx';
import { useIdle } from './use-idle.ts';

/** Tells the others where this tab is, for as long as somebody who has signed in is at it: anew when they are back. */
export function useTellPlace(itemId: string | undefined): void {
  const database = useDatabase();
  const isKnown = useSessionState().status === 'signedIn';
  const isUnsaved = useSyncExternalStore(subscribeToEditing, getEditing);
  const isEditing = isUnsaved && itemId !== undefined;
  const isIdle = useIdle();
  useEffect(() => {
    if (!isKnown) return;
    const tell = () =>
      database.presence().tell({ ...(itemId !== undefined && { itemId }), isEditing, isIdle });
    tell();
    // A page that is left may be kept for Back and Forward, where nobody sees it.
    const leave = () => database.presence().leave();
    addEventListener('pagehide', leave);
    addEventListener('pageshow', tell);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', tell);
    };
  }, [database, isKnown, itemId, isEditing, isIdle]);
  useEffect(() => () => database.presence().leave(), [database]);
}
