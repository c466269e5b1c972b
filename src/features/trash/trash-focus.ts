import { focusItemLink } from '../../lib/item-focus.ts';

/** Marks what has the focus when there is no row left to have it. */
export const trashHeadingId = 'trash-heading';

export const focusTrashHeading = (): void => document.getElementById(trashHeadingId)?.focus();

/** Of a row, by its id; the heading's when there is none. */
export function focusTrashRow(id: string | undefined): void {
  if (id === undefined) focusTrashHeading();
  else focusItemLink(id);
}
