import { useLayoutEffect, useRef } from 'react';

/** Marks what has the focus when there is no row left to have it. */
export const membersHeadingId = 'members-heading';

/** For a row that may go with the focus in it: Remove of the next one gets that, else of the one before, else the heading. */
export function useRowFocus() {
  const row = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const { current } = row;
    return () => {
      if (current?.contains(document.activeElement)) heirOf(current)?.focus();
    };
  }, []);
  return row;
}

const heirOf = (row: Element): HTMLElement | null =>
  (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button') ??
  document.getElementById(membersHeadingId);
