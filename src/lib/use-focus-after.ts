import { useCallback, type RefCallback } from 'react';

/**
 * A ref for an element that may go with the focus in it, by itself or with what is around it: then something else gets
 * that. `giveFocus` hears which element goes, while it is still in its place, and must not change.
 */
export function useFocusAfter<T extends HTMLElement>(giveFocus: (gone: T) => void): RefCallback<T> {
  return useCallback(
    (element: T) => () => {
      if (element.contains(document.activeElement)) giveFocus(element);
    },
    [giveFocus],
  );
}
