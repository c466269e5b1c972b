import { useEffect, useRef } from 'react';
import type { Provider, Return } from '../../../shared/session/session.ts';

interface ComingBackProps {
  provider: Provider;
  /** Where the provider has sent one back to, in full. */
  address: string;
  /** When it is known whether one is in. */
  onReturn: (back: Return) => void;
}

/** What was brought along from another place is looked at. */
export function ComingBack({ provider, address, onReturn }: ComingBackProps) {
  const isAsked = useRef(false);
  useEffect(() => {
    // What was brought along is good for once.
    if (isAsked.current) return;
    isAsked.current = true;
    void provider.comeBack(address).then(onReturn);
  }, [provider, address, onReturn]);
  return <p role="status">Signing in with {provider.label}…</p>;
}
