import { useState } from 'react';
import type { Provider } from '../../../shared/session/session.ts';
import { Button } from '../../components/ui/button.tsx';

interface ProviderButtonProps {
  provider: Provider;
  /** Where one wants to be afterwards. */
  returnTo: string;
  /** Why one has come back from there and is not in. */
  refusal?: string | undefined;
}

/** Signing in at another place; what that takes is loaded when it is pressed. */
export function ProviderButton({ provider, returnTo, refusal }: ProviderButtonProps) {
  const [failure, setFailure] = useState(refusal);
  const leave = async () => {
    setFailure(undefined);
    const result = await provider.leaveFor(returnTo);
    if (!result.ok) setFailure(result.error.message);
  };
  return (
    <div className="mt-5 border-t border-line pt-5">
      <Button className="h-9 w-full" onClick={() => void leave()}>
        Sign in with {provider.label}
      </Button>
      <p role="alert" className="mt-1 min-h-5 text-pretty text-danger">
        {failure}
      </p>
    </div>
  );
}
