import { useEffect } from 'react';
import { announce } from '../../lib/announcer.ts';
import { useConnection } from '../../lib/use-watch.ts';

/** Why the connection is not what it should be: a line under the header, gone with its reason. */
export function ConnectionNotice() {
  const { reason } = useConnection();
  useEffect(() => {
    if (reason) announce(reason);
  }, [reason]);
  if (!reason) return null;
  return <p className="border-b border-line bg-contest-soft px-4 py-1.5 text-note text-contest">{reason}</p>;
}
