import { useState } from 'react';
import { useSignInFirst } from './session-context.tsx';

/**
 * A write that a control begins, one at a time. Where one has to sign in first it waits for that, which is asked for, and
 * asked for again when the control is used again.
 */
export function useWrite<Args extends readonly unknown[]>(write: (...args: Args) => Promise<void>) {
  const signIn = useSignInFirst();
  const [isUnderWay, setUnderWay] = useState(false);

  async function run(...args: Args) {
    signIn?.();
    if (isUnderWay) return;
    setUnderWay(true);
    try {
      await write(...args);
    } finally {
      setUnderWay(false);
    }
  }

  /** `isBusy`: using the control would do nothing. */
  return { isBusy: isUnderWay && !signIn, run: (...args: Args) => void run(...args) };
}
