import { itemLinkAttribute } from '../../lib/item-focus.ts';

/** Moving among the rows by keys: the focus is the cursor, so there is no second one to keep in step. */

const links = () => [...document.querySelectorAll<HTMLElement>(`[${itemLinkAttribute}]`)];

const focusedRow = () => document.activeElement?.closest('tr') ?? undefined;

/** Focuses the link of the next (1) or the previous (-1) row; from elsewhere, that of the first. */
export function focusRow(step: 1 | -1): void {
  const all = links();
  const row = focusedRow();
  const index = row ? all.findIndex((link) => row.contains(link)) : -1;
  const target = index === -1 ? all[0] : all[index + step];
  target?.focus();
}

/** Selects or deselects the row that has the focus, as its checkbox would. */
export function toggleFocusedRow(): void {
  focusedRow()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
}

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
