import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For an element that goes when its last row does: a focus in it would be lost, and is given to something
 * else instead. `giveFocus` must not change.
 */
export function useFocusAfter<T extends HTMLElement>(giveFocus: () => void): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) giveFocus();
    };
  }, [giveFocus]);
  return ref;
}
