/** Where the focus goes in the history of an item: its parts are marked with these attributes. */

export const historyHeadingAttribute = 'data-item-history';
export const changeLinkAttribute = 'data-change-link';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** The history of the item in the panel; nothing happens where it is not shown. */
export function focusHistory(): void {
  const heading = find(`[${historyHeadingAttribute}]`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** The link that led to an earlier version, else the history that it stands in. */
export function focusChangeLink(changeId: string): void {
  const link = find(`[${changeLinkAttribute}="${CSS.escape(changeId)}"]`);
  if (link) link.focus();
  else focusHistory();
}
