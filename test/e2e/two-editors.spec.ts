import type { Page } from '@playwright/test';
import { createItem, itemLink, itemsTable, openItems, panelField, toasts } from './support/items-page.ts';
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
  test('what both have changed is asked for at the field, with three values and a key for each', async ({
    page,
  }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Name').fill('Mine');
    await panelField(page, 'Description').fill('My description.');
    await panelField(other, 'Name').fill('Theirs');
    await save(other);

    const choice = page.getByRole('group', { name: 'Name' });
    for (const value of ['Mine', 'Theirs', 'Shared buoy']) await expect(choice).toContainText(value);
    await expect(choice).toContainText('You changed this too, in another tab, just now.');
    await expect(panelField(page, 'Name')).toHaveValue('Mine');
    await save(page);
    await expect(page.getByRole('alert')).toContainText('Another save came first.');
    await expect(choice.getByRole('radio', { name: 'Mine' })).toBeFocused();

    for (const [key, radio, value] of [
      ['t', 'Theirs', 'Theirs'],
      ['b', 'Before', 'Shared buoy'],
      ['m', 'Mine', 'Mine'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(choice.getByRole('radio', { name: radio })).toBeChecked();
      await expect(panelField(page, 'Name')).toHaveValue(value);
    }
    await page.keyboard.press('ArrowUp');
    await expect(panelField(page, 'Name')).toHaveValue('Shared buoy');
    await page.keyboard.press('m');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect(choice).toHaveCount(0);
    await expect(itemLink(other, 'Mine')).toBeVisible();
    await expect(panelField(other, 'Description')).toHaveValue('My description.');
  });

  test('what changed in a long text is shown word by word', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Description').fill('Anchored at the old bar.');
    await panelField(other, 'Description').fill('Moored at the bar.');
    await save(other);
    const theirs = page.getByRole('group', { name: 'Description' }).locator('label', { hasText: 'Theirs' });
    await expect(theirs.locator('del')).toContainText('Anchored');
    await expect(theirs.locator('ins')).toContainText('Moored');
    await page.getByRole('checkbox', { name: 'Show what changed' }).uncheck();
    await expect(theirs.locator('del')).toHaveCount(0);
    await expect(theirs).toContainText('Moored at the bar.');
  });

  test('edits of different fields both stand', async ({ page }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Description').fill('Moved to the channel.');
    await panelField(other, 'Name').fill('Renamed buoy');
    await save(other);
    await expect(itemLink(page, 'Renamed buoy')).toBeVisible();
    await expect(panelField(page, 'Name')).toHaveAccessibleDescription(
      'Changed by you, in another tab, just now',
    );
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

/** What a browser asks before it leaves a page with unsaved changes is answered with yes. */
async function reload(page: Page): Promise<void> {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
}

test.describe('what was typed and not saved', () => {
  test('is offered again after a reload, even when the item was deleted meanwhile', async ({ page }) => {
    // The other tab keeps the items alive.
    const other = await openInTwoTabs(page);
    await panelField(page, 'Description').fill('Typed before the reload.');
    await reload(page);
    await expect(page.getByText('You have unsaved changes from just now.')).toBeVisible();
    await expect(panelField(page, 'Description')).toHaveValue('Anchored at the bar.');
    await page.getByRole('button', { name: 'Put back what I typed' }).click();
    await expect(panelField(page, 'Description')).toHaveValue('Typed before the reload.');

    await other.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('This item was deleted while you had it open.')).toBeVisible();
    await reload(page);
    await expect(page.getByText('This item was deleted.')).toBeVisible();
    await expect(panelField(page, 'Description')).toHaveValue('Typed before the reload.');
    await page.getByRole('button', { name: 'Restore and save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(panelField(page, 'Description')).toHaveValue('Typed before the reload.');
    await expect(page.getByText(/You have unsaved changes/)).toHaveCount(0);
  });

  test('is not offered to another tab while it is being written, and neither tab writes over the other’s', async ({
    page,
  }) => {
    const other = await openInTwoTabs(page);
    await panelField(page, 'Name').fill('Typed here');
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Typed here');
    await reload(other);
    await panelField(other, 'Name').fill('Typed there');
    await expect(other.getByText(/You have unsaved changes/)).toHaveCount(0);

    await reload(page);
    await expect(page.getByText(/You have unsaved changes/)).toBeVisible();
    await page.getByRole('button', { name: 'Put back what I typed' }).click();
    await expect(panelField(page, 'Name')).toHaveValue('Typed here');
    await expect(panelField(other, 'Name')).toHaveValue('Typed there');
  });
});

for (const width of [1440, 700, 320]) {
  test(`at ${width} px nothing that is told covers what is to be chosen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    const other = await openInTwoTabs(page);
    await panelField(page, 'Name').fill('Mine');
    await panelField(other, 'Name').fill('Theirs');
    await save(other);
    const keep = page.getByRole('button', { name: 'Keep all mine' });
    await expect(keep).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Control+Shift+z');
    const toast = toasts(page);
    await expect(toast).toContainText('There is nothing to do again');
    // A press that something else received would time out.
    await keep.click();
    await expect(keep).toHaveCount(0);
    await expect(toast).toContainText('There is nothing to do again');
    await page.getByRole('button', { name: 'Delete', exact: true }).click({ trial: true });
  });
}
