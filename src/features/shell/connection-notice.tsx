import { useEffect } from 'react';
import { announce } from '../../lib/announcer.ts';
import { countOf } from '../../lib/format.ts';
import { useConnection } from '../../lib/use-watch.ts';
import { connectionWords } from './connection-words.ts';

/** Why the connection is not what it should be: a line under the header, gone with its reason. */
export function ConnectionNotice() {
  const { status, reason, pendingWrites } = useConnection();
  useEffect(() => {
    if (reason) announce(reason);
  }, [reason]);
  const isLost = status === 'reconnecting' || status === 'offline';
  const isWaiting = status !== 'live' && pendingWrites > 0;
  if (!reason && !isWaiting && !isLost) return null;
  return (
    <p
      className={`border-b border-line bg-contest-soft px-4 py-1.5 text-note text-contest ${reason ? '' : 'md:hidden'}`}
    >
      {reason ?? connectionWords[status]}
      {/* On wider screens the chip has room for it. */}
      {isWaiting && <span className="md:hidden"> Not sent yet: {countOf(pendingWrites, 'write')}.</span>}
    </p>
  );
}
