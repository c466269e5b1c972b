import type { Page } from '@playwright/test';
import { createItem, itemLink, itemsTable, openItems, panelField } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

/** Two tabs of one browser with the form of the same new item. */
async function openInTwoTabs(page: Page): Promise<Page> {
  await openItems(page);
  await createItem(page, 'Shared buoy', 'Anchored at the bar.');
  await itemLink(page, 'Shared buoy').click();
  await expect(panelField(page, 'Name')).toHaveValue('Shared buoy');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(panelField(other, 'Name')).toHaveValue('Shared buoy');
  return other;
}

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

test.describe('two people with the same item', () => {
  test('what somebody else saved first is shown beside one’s own, and one chooses', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Name').fill('Mine');
    await panelField(page, 'Description').fill('My description.');
    await panelField(other, 'Name').fill('Theirs');
    await save(other);
    await expect(itemLink(page, 'Theirs')).toBeVisible();

    await save(page);
    const contested = page.getByRole('group', { name: 'Name' });
    await expect(contested).toContainText('Mine');
    await expect(contested).toContainText('Theirs');
    await expect(panelField(page, 'Description')).toHaveValue('My description.');
    await contested.getByRole('radio', { name: 'Yours' }).check();
    await save(page);
    await expect(itemLink(page, 'Mine')).toBeVisible();
    await expect(itemLink(other, 'Mine')).toBeVisible();
    await expect(panelField(other, 'Description')).toHaveValue('My description.');
  });

  test('edits of different fields both stand', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Description').fill('Moved to the channel.');
    await panelField(other, 'Name').fill('Renamed buoy');
    await save(other);
    await expect(itemLink(page, 'Renamed buoy')).toBeVisible();
    await save(page);
    await expect(panelField(other, 'Description')).toHaveValue('Moved to the channel.');
    await expect(panelField(page, 'Name')).toHaveValue('Renamed buoy');
  });

  test('an item that is deleted while its form is open comes back with what was typed', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Description').fill('Typed meanwhile.');
    await other.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(itemsTable(other).locator(':focus')).toHaveCount(1);
    // For a moment after one's own write rows move all the same (see lib/own-writes.ts).
    await other.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
    await expect(page.getByText('This item was deleted while you had it open.')).toBeVisible();
    await expect(panelField(page, 'Description')).toHaveValue('Typed meanwhile.');
    await page.getByRole('button', { name: 'Restore and save' }).click();
    await expect(itemLink(page, 'Shared buoy')).toBeVisible();
    await expect(panelField(page, 'Description')).toHaveValue('Typed meanwhile.');
    // There the focus went to a row after the delete, so that rows wait until they are asked for.
    await other.getByRole('button', { name: '1 new' }).click();
    await expect(itemLink(other, 'Shared buoy')).toBeVisible();
  });

  test('of two deletes of one item the second finds it gone and says so', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await other.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('This item was deleted while you had it open.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
  });
});
