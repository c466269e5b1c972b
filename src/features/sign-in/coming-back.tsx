import { useEffect, useRef, useState } from 'react';
import type { Provider } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';

interface ComingBackProps {
  provider: Provider;
  /** Where the provider has sent one back to, in full. */
  address: string;
  /** Where to go then. */
  onArrive: (returnTo: string) => void;
}

/** What was brought along from another place is looked at. */
export function ComingBack({ provider, address, onArrive }: ComingBackProps) {
  const [failure, setFailure] = useState<string>();
  const isAsked = useRef(false);
  useEffect(() => {
    // What was brought along is good for once.
    if (isAsked.current) return;
    isAsked.current = true;
    void provider.comeBack(address).then((result) => {
      if (result.ok) onArrive(result.value);
      else setFailure(result.error.message);
    });
  }, [provider, address, onArrive]);
  if (failure === undefined) return <p role="status">Signing in with {provider.label}…</p>;
  return (
    <>
      <p role="alert" className="text-pretty text-danger">
        {failure}
      </p>
      <Button className="mt-4 h-9 w-full" onClick={() => onArrive('/sign-in')}>
        Back to signing in
      </Button>
    </>
  );
}
