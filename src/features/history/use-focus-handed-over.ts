import { useCallback } from 'react';
import { useFocusAfter } from '../../lib/use-focus-after.ts';

/** For a button that goes with what it has done: it leaves the focus to the element around it that the selector names. */
export function useFocusHandedOver(selector: string) {
  return useFocusAfter<HTMLButtonElement>(
    useCallback(
      (button) => button.closest<HTMLElement>(selector)?.focus({ preventScroll: true }),
      [selector],
    ),
  );
}
