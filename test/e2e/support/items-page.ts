import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** The list as a person names its parts. */

export const itemsTable = (page: Page): Locator => page.getByRole('table', { name: 'Items' });

/** The rows of items, without the heading. */
export const itemRows = (page: Page): Locator => itemsTable(page).locator('tbody').getByRole('row');

/** The link that leads to an item, by its whole name. */
export const itemLink = (page: Page, name: string): Locator =>
  itemsTable(page).getByRole('link', { name, exact: true });

export const itemRow = (page: Page, name: string): Locator =>
  itemRows(page).filter({ has: page.getByRole('link', { name, exact: true }) });

export const searchBox = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search items' });

export const pagination = (page: Page): Locator => page.getByRole('navigation', { name: 'Pagination' });

/** What is told for a moment; the same is said, a little later, in the live region for screen readers. */
export const toasts = (page: Page): Locator => page.getByRole('region', { name: 'Notifications' });

export const statusFilter = (page: Page): Locator =>
  page
    .getByRole('search')
    .or(page.locator('main'))
    .getByRole('combobox', { name: 'Status', exact: true })
    .first();

/** Opens the list at an address such as "?page=2" and waits until it shows something to read. */
export async function openItems(page: Page, search = ''): Promise<void> {
  await page.goto(`/items${search}`);
  await expect(itemRows(page).first()).toBeVisible();
}

/** Types a search that not every item matches, and waits for what it finds: the address knows it before the rows do. */
export async function searchFor(page: Page, text: string): Promise<void> {
  const total = async () => / of ([\d,]+)/.exec(await pagination(page).innerText())?.[1];
  const before = await total();
  await searchBox(page).fill(text);
  await expect.poll(total).not.toBe(before);
  await expect(itemsTable(page)).toHaveAttribute('aria-busy', 'false');
}

/** The names of the rows on the screen, from the top, once they are those that the address asks for. */
export async function shownNames(page: Page): Promise<string[]> {
  await expect(itemsTable(page)).toHaveAttribute('aria-busy', 'false');
  return itemsTable(page).locator('tbody').getByRole('rowheader').getByRole('link').allTextContents();
}

/** The form beside the list, new or edit. */
export const panelField = (page: Page, name: 'Name' | 'Description' | 'Tags'): Locator =>
  page.getByRole('textbox', { name, exact: true });

/** Creates an item through the form and waits until the list shows it. */
export async function createItem(page: Page, name: string, description = ''): Promise<void> {
  await page.getByRole('button', { name: 'New item' }).first().click();
  await panelField(page, 'Name').fill(name);
  if (description) await panelField(page, 'Description').fill(description);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'New item' })).toHaveCount(0);
  await expect(itemLink(page, name)).toBeVisible();
}
