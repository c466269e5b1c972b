import { useLayoutEffect, useRef } from 'react';

/** For a button that goes with what it has done: it leaves the focus to the element around it that the selector names. */
export function useFocusHandedOver(selector: string) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = button.current;
    const heir = element?.closest<HTMLElement>(selector);
    return () => {
      if (element === document.activeElement) heir?.focus({ preventScroll: true });
    };
  }, [selector]);
  return button;
}
