import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';
import { itemRow } from './items-page.ts';

/** The trash as a person names its parts. */

export const trashTable = (page: Page): Locator => page.getByRole('table', { name: 'Trash' });

/** Deletes what the list shows under these names, and goes to the trash. */
export async function openTrash(page: Page, names: readonly string[]): Promise<void> {
  if (names.length === 0) {
    await page.goto('/trash');
    await expect(page.getByText('The trash is empty')).toBeVisible();
    return;
  }
  for (const name of names) await itemRow(page, name).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: /Delete/ }).click();
  if (names.length > 1) {
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Delete/ })
      .click();
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  // On a small screen it would stand before the rows.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(trashTable(page).getByRole('rowheader').first()).toBeVisible();
}
