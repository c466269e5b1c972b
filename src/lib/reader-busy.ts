import { useEffect, useSyncExternalStore } from 'react';

/** Says when rows must not move: somebody is scrolled down, has the focus among them, or types in a form beside them. */

/** Marks an element whose focus holds the rows where they are. */
export const holdsRowsAttribute = 'data-holds-rows';

/** Less than a header's height is not reading further down. */
const scrollThreshold = 32;

const isScrolled = () => window.scrollY > scrollThreshold;
const hasFocusInRows = () => Boolean(document.activeElement?.closest(`[${holdsRowsAttribute}]`));

function subscribeScroll(listener: () => void): () => void {
  window.addEventListener('scroll', listener, { passive: true });
  return () => window.removeEventListener('scroll', listener);
}

function subscribeFocus(listener: () => void): () => void {
  // While focus moves from one element to the next, none has it: the one that gets it tells of its arrival.
  const later = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget === null) queueMicrotask(listener);
  };
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', later);
  return () => {
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', later);
  };
}

let holds = 0;
const holdListeners = new Set<() => void>();

function changeHolds(by: 1 | -1): void {
  holds += by;
  for (const listener of holdListeners) listener();
}

function subscribeHolds(listener: () => void): () => void {
  holdListeners.add(listener);
  return () => holdListeners.delete(listener);
}

/** Holds the rows where they are, as for a form with unsaved changes, until the returned function is called. */
function holdRowsForForm(): () => void {
  changeHolds(1);
  return () => changeHolds(-1);
}

/** The same while a component is mounted and something is true of it. */
export function useHoldRows(isHolding: boolean): void {
  useEffect(() => (isHolding ? holdRowsForForm() : undefined), [isHolding]);
}

export function useIsReaderBusy(): boolean {
  const scrolled = useSyncExternalStore(subscribeScroll, isScrolled);
  const focused = useSyncExternalStore(subscribeFocus, hasFocusInRows);
  const held = useSyncExternalStore(subscribeHolds, () => holds > 0);
  return scrolled || focused || held;
}
