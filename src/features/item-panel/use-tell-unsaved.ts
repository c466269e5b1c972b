import { useEffect } from 'react';

/** Tells whoever has opened a form whether anything in it is unsaved, and at its end that nothing is. */
export function useTellUnsaved(isUnsaved: boolean, tell: ((isUnsaved: boolean) => void) | undefined): void {
  useEffect(() => {
    tell?.(isUnsaved);
    return () => tell?.(false);
  }, [isUnsaved, tell]);
}
