import { useFocusAfter } from '../../lib/use-focus-after.ts';

/** Marks what has the focus when there is no row left to have it. */
export const membersHeadingId = 'members-heading';

export const focusMembersHeading = () => document.getElementById(membersHeadingId)?.focus();

/** For a row that may go with the focus in it: Remove of the next one gets that, else of the one before, else the heading. */
export const useRowFocus = () => useFocusAfter<HTMLTableRowElement>(focusHeir);

function focusHeir(row: HTMLTableRowElement): void {
  const heir = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button');
  if (heir) heir.focus();
  else focusMembersHeading();
}
