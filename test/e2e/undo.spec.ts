import type { Page } from '@playwright/test';
import { chooseFile, importDialog } from './support/import-dialog.ts';
import {
  createItem,
  itemLink,
  itemRow,
  openItems,
  pagination,
  panelField,
  toasts,
} from './support/items-page.ts';
import { expect, test } from './support/test.ts';

const undoKeys = 'Control+z';
const redoKeys = 'Control+Shift+z';

async function deleteItem(page: Page, name: string): Promise<void> {
  await itemLink(page, name).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(itemLink(page, name)).toHaveCount(0);
}

/** The list for a search that finds nothing yet. */
async function openNoMatch(page: Page, query: string): Promise<void> {
  await page.goto(`/items?q=${query}`);
  await expect(page.getByText('Nothing matches')).toBeVisible();
}

/** Imports a file and leaves the dialog open, which says what was done. */
async function importRows(page: Page, count: string, file: Parameters<typeof chooseFile>[1]): Promise<void> {
  await chooseFile(page, file);
  const dialog = importDialog(page);
  await dialog.getByRole('button', { name: `Import ${count} items` }).click();
  // Ten thousand may take a busy machine longer than anything else.
  await expect(dialog.getByText(`${count} items were created.`)).toBeVisible({ timeout: 60_000 });
}

const bulk = (count: number) => ({
  name: 'bulk.csv',
  text: `name,tags\n${Array.from({ length: count }, (_, row) => `Bulk ${row},bulk`).join('\n')}\n`,
});

test.describe('undo, from the record', () => {
  test('takes back after a reload what was done before it, in order, and redo does it again', async ({
    page,
  }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    await itemLink(page, 'Tide pole').click();
    await panelField(page, 'Name').fill('Tide pole, painted');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(itemLink(page, 'Tide pole, painted')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await deleteItem(page, 'Tide pole, painted');

    await page.reload();
    await expect(page.getByRole('table', { name: 'Items' })).toBeVisible();
    await page.keyboard.press(undoKeys);
    await expect(itemLink(page, 'Tide pole, painted')).toBeVisible();
    await page.keyboard.press(undoKeys);
    await expect(itemLink(page, 'Tide pole')).toBeVisible();
    await expect(toasts(page).getByText('Set Name of “Tide pole” back')).toBeVisible();
    await page.keyboard.press(undoKeys);
    await expect(itemLink(page, 'Tide pole')).toHaveCount(0);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press(redoKeys);
    await expect(toasts(page).getByText('Moved “Tide pole, painted” to the trash again')).toBeVisible();
    await expect(itemLink(page, 'Tide pole, painted')).toHaveCount(0);
    await page.keyboard.press(undoKeys);
    await expect(itemLink(page, 'Tide pole, painted')).toBeVisible();
  });

  test('takes back in one tab what was done in another one', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    // Else the new row, which has the focus, would be held where it is.
    await page.getByRole('heading', { name: /^Items/ }).click();
    const other = await page.context().newPage();
    await openItems(other);
    await other.keyboard.press(undoKeys);
    await expect(toasts(other).getByText('Moved “Tide pole” to the trash')).toBeVisible();
    await expect(itemLink(page, 'Tide pole')).toHaveCount(0);
    await page.bringToFront();
    await page.keyboard.press(redoKeys);
    await expect(itemLink(page, 'Tide pole')).toBeVisible();
    await expect(itemLink(other, 'Tide pole')).toBeVisible();
  });

  test('says in the palette what it would take back', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Undo: Created “Tide pole”' }).click();
    await expect(itemLink(page, 'Tide pole')).toHaveCount(0);
  });

  test('leaves alone what somebody else did, and what somebody has changed since', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    await itemRow(page, 'Tide pole').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Set to Archived' }).click();
    await expect(itemRow(page, 'Tide pole')).toContainText('Archived');

    // Somebody else is whoever has another name for their browser.
    await page.evaluate(() => localStorage.setItem('estuary.browser', 'somebody-else'));
    const other = await page.context().newPage();
    await openItems(other);
    await other.keyboard.press(undoKeys);
    await expect(toasts(other).getByText('There is nothing to undo')).toBeVisible();
    await itemRow(other, 'Tide pole').getByRole('checkbox').check();
    await other.getByRole('button', { name: 'Set to Active' }).click();
    await expect(itemRow(page, 'Tide pole')).toContainText('Active');

    await page.bringToFront();
    await page.keyboard.press(undoKeys);
    await expect(toasts(page).getByText('“Tide pole” stays as it is')).toBeVisible();
    await expect(toasts(page).getByText('Status was changed since.')).toBeVisible();
  });
});

test.describe('undo of many at once', () => {
  test('takes an import back from the dialog, and does it again', async ({ page }) => {
    await openNoMatch(page, 'country');
    await importRows(page, '249', 'test/support/countries.csv');
    await importDialog(page).getByRole('button', { name: 'Undo this import' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    await expect(toasts(page).getByText('Undid: Import of countries.csv')).toBeVisible();
    await expect(toasts(page).getByText('249 changes taken back.')).toBeVisible();
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(toasts(page).getByText('Did again: Import of countries.csv')).toBeVisible();
    await expect(pagination(page)).toContainText('of 249');
  });

  test('takes ten thousand rows back in the background, also when the page is left meanwhile', async ({
    page,
  }) => {
    await openNoMatch(page, 'bulk');
    await importRows(page, '10,000', bulk(10_000));
    await importDialog(page).getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.reload();
    await expect(page.getByText('Nothing matches')).toBeVisible();
  });

  test('names what had to stay of a bulk edit', async ({ page }) => {
    await openItems(page, '?sort=name');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Set to Draft' }).click();
    await expect(page.getByText(/^Set \d+ items to Draft$/)).toBeVisible();
    const name = await page.getByRole('rowheader').nth(2).innerText();

    await page.evaluate(() => localStorage.setItem('estuary.browser', 'somebody-else'));
    const other = await page.context().newPage();
    await openItems(other, '?sort=name');
    await itemRow(other, name).getByRole('checkbox').check();
    await other.getByRole('button', { name: 'Set to Archived' }).click();
    await expect(itemRow(page, name)).toContainText('Archived');

    await page.bringToFront();
    await page.keyboard.press(undoKeys);
    await expect(page.getByText(/^Undid: Set \d+ items to Draft$/)).toBeVisible();
    await expect(toasts(page).getByText(`1 stays, since somebody has changed it: “${name}”.`)).toBeVisible();
    await expect(itemRow(page, name)).toContainText('Archived');
  });
});
