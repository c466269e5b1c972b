import { useEffect } from 'react';
import type { EditableField } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { useConnection } from '../../lib/use-watch.ts';
import { nameFields } from '../../lib/name-fields.ts';

interface SaveProgressProps {
  /** What is on its way; undefined while nothing is. */
  fields: readonly EditableField[] | undefined;
}

/** Among the buttons: why a save takes so long, and that nobody need wait for it. */
export function SaveProgress({ fields }: SaveProgressProps) {
  const { status } = useConnection();
  const isWaiting = fields !== undefined && status !== 'live';
  const isSignedOut = status === 'signedOut';
  useEffect(() => {
    if (!isWaiting) return;
    announce(
      isSignedOut
        ? 'Waiting for you to sign in. What you typed is sent then.'
        : 'Waiting for the connection. What you typed is sent when it is back.',
    );
  }, [isWaiting, isSignedOut]);

  if (!fields) return null;
  // Appears only when it takes a while.
  if (!isWaiting) return <span className="appears-late text-ink-muted">Saving…</span>;
  return (
    <p className="order-first basis-full text-ink-muted">
      Waiting for {isSignedOut ? 'you to sign in' : 'the connection'} to send {nameFields(fields)}. You may
      close the panel: it is sent when {isSignedOut ? 'you are' : 'the connection is'} back.
    </p>
  );
}
