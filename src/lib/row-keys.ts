import type { Action } from './actions.ts';
import { itemLinkAttribute } from './item-focus.ts';

/** Moving among the rows by keys: the focus is the cursor, so there is no second one to keep in step. */

const links = () => [...document.querySelectorAll<HTMLElement>(`[${itemLinkAttribute}]`)];

const focusedRow = () => document.activeElement?.closest('tr, li') ?? undefined;

/** Focuses the link of the next (1) or the previous (-1) row; from elsewhere, that of the first. */
function focusRow(step: 1 | -1): void {
  const all = links();
  const row = focusedRow();
  const index = row ? all.findIndex((link) => row.contains(link)) : -1;
  const target = index === -1 ? all[0] : all[index + step];
  target?.focus();
}

/** Selects or deselects the row that has the focus, as its checkbox would. */
function toggleFocusedRow(): void {
  focusedRow()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
}

/** The same as actions, of a list whose rows are read only. */
export const moveActions: readonly Action[] = [
  {
    id: 'row.next',
    label: 'Next row',
    group: 'Items',
    keys: 'j',
    isHidden: true,
    run: () => focusRow(1),
  },
  {
    id: 'row.previous',
    label: 'Previous row',
    group: 'Items',
    keys: 'k',
    isHidden: true,
    run: () => focusRow(-1),
  },
];

/** Of a list whose rows can be selected. */
export const rowActions: readonly Action[] = [
  ...moveActions,
  {
    id: 'row.select',
    label: 'Select the row',
    group: 'Items',
    keys: 'x',
    isHidden: true,
    run: toggleFocusedRow,
  },
];

/** Where the focus goes when these rows are gone: the next row that stays, else the last that stays before them. */
export function neighbourOf(
  ids: ReadonlySet<string>,
  all: readonly { readonly id: string }[],
): string | undefined {
  const last = all.findLastIndex((item) => ids.has(item.id));
  const after = all.slice(last + 1).find((item) => !ids.has(item.id));
  const before = all.slice(0, Math.max(last, 0)).findLast((item) => !ids.has(item.id));
  return (after ?? before)?.id;
}
