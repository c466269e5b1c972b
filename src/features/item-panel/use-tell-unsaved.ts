import { useEffect } from 'react';
import { setEditing } from '../../lib/own-editing.ts';

/** Tells whoever has opened a form whether anything in it is unsaved, and at its end that nothing is. */
export function useTellUnsaved(isUnsaved: boolean, tell: ((isUnsaved: boolean) => void) | undefined): void {
  useEffect(() => {
    tell?.(isUnsaved);
    setEditing(isUnsaved);
    return () => {
      tell?.(false);
      setEditing(false);
    };
  }, [isUnsaved, tell]);
}
