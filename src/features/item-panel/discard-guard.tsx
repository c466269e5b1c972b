import { useBlocker, type ShouldBlockFn } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, type RefObject } from 'react';
import { useHoldRows } from '../../lib/reader-busy.ts';
import { useNoteUnsaved } from '../../lib/unsaved.ts';

const loadDialog = () => import('../../components/ui/confirm-dialog.tsx');
const ConfirmDialog = lazy(async () => ({ default: (await loadDialog()).ConfirmDialog }));

interface DiscardGuardProps {
  isDirty: boolean;
  /** Set before a navigation that loses nothing: after a create, after a delete. */
  isReleased: RefObject<boolean>;
  /** Whether all of it is on its way to the database: then the panel may be left, but the page not be closed. */
  isAllSent: () => boolean;
  /** Nobody wants what was typed any more. */
  onDiscard: () => void;
}

/** Asks before unsaved changes are left behind, inside the app and when the page is closed. */
export function DiscardGuard({ isDirty, isReleased, isAllSent, onDiscard }: DiscardGuardProps) {
  const shouldBlockFn = useCallback<ShouldBlockFn>(
    // Another page or filter of the list leaves the panel where it is, and so does an earlier version of the item.
    ({ current, next }) =>
      !isReleased.current && !isAllSent() && panelOf(current.pathname) !== panelOf(next.pathname),
    [isReleased, isAllSent],
  );
  const blocker = useBlocker({
    shouldBlockFn,
    enableBeforeUnload: false,
    disabled: !isDirty,
    withResolver: true,
  });
  useUnloadGuard(isDirty, isReleased);
  useHoldRows(isDirty);
  useNoteUnsaved(isDirty);
  useEffect(() => {
    // Fetched ahead: the question must be there at once, with the network gone as well.
    if (isDirty) loadDialog().catch(() => undefined);
  }, [isDirty]);

  if (blocker.status !== 'blocked') return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog
        title="Discard changes?"
        confirmLabel="Discard"
        cancelLabel="Keep editing"
        onConfirm={() => {
          onDiscard();
          blocker.proceed();
        }}
        onCancel={blocker.reset}
        alternative={{ label: 'Keep for later', onChoose: blocker.proceed }}
      >
        What you typed is not saved yet. This browser can keep it until you come back.
      </ConfirmDialog>
    </Suspense>
  );
}

/** `/items/1` of `/items/1/history/2` */
const panelOf = (pathname: string) => pathname.split('/').slice(0, 3).join('/');

/** Listens only while there is something to lose: a listener alone keeps browsers from restoring a page at once. */
function useUnloadGuard(isDirty: boolean, isReleased: RefObject<boolean>) {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isReleased.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty, isReleased]);
}
