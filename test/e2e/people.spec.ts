import type { Page } from '@playwright/test';
import { actAs, expectToBe, openAccountMenu } from './support/act-as.ts';
import { itemLink, itemRows, openItems, panelField, toasts } from './support/items-page.ts';
import { expectRoomInHeader } from './support/looks.ts';
import { expect, test } from './support/test.ts';

/** Whom a tab acts as, in a browser: what a page does for each of them the component tests say. */

async function openFirst(page: Page): Promise<string> {
  const link = itemRows(page).first().getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  return name;
}

test.describe('two people in two tabs', () => {
  test('see who did what, each as “you” for themselves', async ({ page }) => {
    const other = await page.context().newPage();
    await Promise.all([openItems(page), openItems(other)]);
    await actAs(other, 'second');
    await openFirst(page);
    await openFirst(other);
    await panelField(other, 'Name').fill('Named by the second');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(panelField(page, 'Name')).toHaveValue('Named by the second');
    await expect(page.getByText('Second person changed Name', { exact: true })).toBeVisible();
    await expect(other.getByText('You changed Name', { exact: true })).toBeVisible();
    // What another has done is not one's own to undo by a key.
    await page.getByRole('heading', { name: 'History' }).click();
    await page.keyboard.press('Control+z');
    await expect(toasts(page).getByText('There is nothing to undo')).toBeVisible();
    await expect(itemLink(other, 'Named by the second')).toBeVisible();
  });

  test('are a viewer and an admin, before and after a reload', async ({ page }) => {
    const other = await page.context().newPage();
    await Promise.all([openItems(page), openItems(other)]);
    await actAs(page, 'viewer');
    await page.reload();
    await expect(page.getByText('View only')).toBeVisible();
    await expect(other.getByText('View only')).toHaveCount(0);
    await openFirst(page);
    const panel = page.getByRole('region', { name: 'Item', exact: true });
    await expect(panel).toContainText('Description');
    await openFirst(other);
    await panelField(other, 'Description').fill('Seen as it was written');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByText('Seen as it was written').first()).toBeVisible();
  });
});

test('what was typed outlives acting as another', async ({ page }) => {
  await openItems(page);
  await openFirst(page);
  await panelField(page, 'Name').fill('Half a thought');
  await actAs(page, 'viewer');
  await expect(page.getByText(/You have unsaved changes/)).toBeVisible();
  await expect(panelField(page, 'Name')).toHaveCount(0);
  await actAs(page, 'admin');
  await page.getByRole('button', { name: 'Put back what I typed' }).click();
  await expect(panelField(page, 'Name')).toHaveValue('Half a thought');
});

test('the arrow keys lead from one person to the next', async ({ page }) => {
  await openItems(page);
  await openAccountMenu(page);
  await page.getByRole('radio', { name: 'You, as an admin' }).focus();
  await page.keyboard.press('ArrowDown');
  await expectToBe(page, 'viewer');
  await page.keyboard.press('ArrowDown');
  await expectToBe(page, 'second');
});

test('at 320 px nothing in the header stands on anything else, for a viewer neither', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openItems(page);
  await actAs(page, 'viewer');
  await expectRoomInHeader(page, 8);
});
