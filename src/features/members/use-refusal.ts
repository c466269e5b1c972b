import { useState } from 'react';
import type { DatabaseError } from '../../../shared/database/database.ts';
import { useConnection } from '../../lib/use-watch.ts';

/** What was refused last, for as long as that is true, and the way to say what was. */
export function useRefusal<T extends { readonly error: DatabaseError }>() {
  const [refused, setRefused] = useState<T>();
  // Whoever is signed out has no connection either.
  const isLive = useConnection().status === 'live';
  const [wasLive, setWasLive] = useState(isLive);
  if (isLive !== wasLive) {
    setWasLive(isLive);
    if (isLive && refused && isMended(refused.error)) setRefused(undefined);
  }
  return [refused, setRefused] as const;
}

/** By being back: signed in, or in touch with the deployment. */
const isMended = (error: DatabaseError): boolean =>
  error.kind === 'ConnectionError' || (error.kind === 'Forbidden' && error.needsSignIn === true);
