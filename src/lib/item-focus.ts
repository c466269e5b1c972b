/** Where the focus goes when a panel closes or a row disappears. The list marks its parts with these attributes. */

export const itemLinkAttribute = 'data-item-link';
export const itemsTableAttribute = 'data-items-table';

export const newItemAttribute = 'data-new-item';

/** Focuses the link of an item's row, else the table, else what makes a first item. Answers whether the row was there. */
export function focusItemLink(id: string | undefined): boolean {
  const link = id === undefined ? null : document.querySelector(`[${itemLinkAttribute}="${CSS.escape(id)}"]`);
  if (link instanceof HTMLElement) {
    link.focus();
    return true;
  }
  focusItemsTable();
  return false;
}

/** For a bar of what can be done with rows: the one that was selected last goes on, else the table. */
export const focusLastRow = (bar: HTMLElement) => void focusItemLink(bar.dataset['lastRow']);

/** The item in the row after the given one, else before it: who gets the focus when that row goes. */
export function neighbourItemId(id: string): string | undefined {
  const links = [...document.querySelectorAll(`[${itemLinkAttribute}]`)];
  const ids = links.map((link) => link.getAttribute(itemLinkAttribute) ?? undefined);
  const index = ids.indexOf(id);
  return index < 0 ? undefined : (ids[index + 1] ?? ids[index - 1]);
}

export const focusItemsTable = () => (findMarked(itemsTableAttribute) ?? findNewItemButton())?.focus();

export const focusNewItemButton = () => findNewItemButton()?.focus();

export const findNewItemButton = () => findMarked(newItemAttribute);

function findMarked(attribute: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${attribute}]`);
}
