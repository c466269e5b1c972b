import type { Page } from '@playwright/test';
import { itemLink, itemRow, openItems, pagination, shownNames, toasts } from './support/items-page.ts';
import { expectNoSidewaysScroll } from './support/looks.ts';
import { openTrash, trashTable } from './support/trash-page.ts';
import { expect, test } from './support/test.ts';

const names = (page: Page) => trashTable(page).getByRole('rowheader').getByRole('button').allInnerTexts();

test.describe('the trash', () => {
  test('keeps what was deleted, and restores it as itself', async ({ page }) => {
    await openItems(page, '?sort=name');
    const [first = '', second = ''] = await shownNames(page);
    const address = (await itemLink(page, second).getAttribute('href')) ?? '';
    await openTrash(page, [first, second]);
    await expect(page).toHaveTitle('Trash (2) · Estuary');
    expect((await names(page)).sort()).toEqual([first, second].sort());

    await page.getByRole('button', { name: `Restore ${second}` }).click();
    await expect(trashTable(page).getByRole('button', { name: first, exact: true })).toBeFocused();
    await expect(toasts(page).getByText(`Restored “${second}”`)).toBeVisible();
    await page.getByRole('link', { name: 'Items' }).click();
    await openItems(page, '?sort=name');
    await expect(itemLink(page, second)).toHaveAttribute('href', address);
    await expect(itemLink(page, first)).toHaveCount(0);
  });

  test('shows in another tab at once what is restored and deleted', async ({ page }) => {
    await openItems(page, '?sort=name');
    const [first = '', second = ''] = await shownNames(page);
    const other = await page.context().newPage();
    await openTrash(other, []);
    await page.bringToFront();
    await itemRow(page, first).getByRole('checkbox').check();
    await page.keyboard.press('Delete');
    await expect(trashTable(other)).toContainText(first);
    await itemRow(page, second).getByRole('checkbox').check();
    await page.keyboard.press('Delete');
    await expect(trashTable(other).getByRole('rowheader')).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(trashTable(other).getByRole('rowheader')).toHaveCount(1);
  });

  test('is gone through with the keyboard alone', async ({ page }) => {
    await openItems(page, '?sort=name');
    const [first = '', second = '', third = ''] = await shownNames(page);
    await openTrash(page, [first, second, third]);
    const [top = '', middle = '', bottom = ''] = await names(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(trashTable(page).getByRole('button', { name: middle, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(trashTable(page).getByText('Description')).toBeVisible();
    await page.keyboard.press('x');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await expect(page.getByText('2 items selected')).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('restore');
    await page.keyboard.press('Enter');
    await expect(toasts(page).getByText('Restored 2 items')).toBeVisible();
    await expect.poll(() => names(page)).toEqual([bottom]);
    await expect(trashTable(page).getByRole('button', { name: bottom, exact: true })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(trashTable(page).getByRole('rowheader')).toHaveCount(3);
    expect((await names(page)).sort()).toEqual([top, middle, bottom].sort());
  });

  test('deletes one for ever after a question, and all after their number', async ({ page }) => {
    await openItems(page, '?sort=name&size=50');
    const all = await shownNames(page);
    await openTrash(page, all);
    await expect(pagination(page)).toContainText('1–25 of 50');
    const [top = ''] = await names(page);
    await page.getByRole('button', { name: `Delete ${top} for ever` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for ever' }).click();
    await expect(toasts(page).getByText(`Deleted “${top}” for ever`)).toBeVisible();
    await expect(pagination(page)).toContainText('1–25 of 49');

    await page.getByRole('button', { name: 'Empty trash' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete 49 items for ever?' });
    await expect(question.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await expect(question).toBeVisible();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The trash is empty')).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Trash/ })).toBeFocused();
  });

  test('has numbered pages, which Back brings back', async ({ page }) => {
    await openItems(page, '?sort=name&size=50');
    await openTrash(page, await shownNames(page));
    const before = await names(page);
    await pagination(page).getByRole('button', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/\/trash\?page=2$/);
    await expect(pagination(page)).toContainText('26–50 of 50');
    await page.goBack();
    await expect(pagination(page)).toContainText('1–25 of 50');
    // The rows of the other page stay until these have come.
    await expect.poll(() => names(page)).toEqual(before);
  });
});

test('a row of the trash shows its whole name and what can be done with it, at 320 px and on a tablet', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openItems(page);
  const [name = ''] = await shownNames(page);
  await openTrash(page, [name]);
  const isCut = () =>
    page.getByText(name, { exact: true }).evaluate((text) => text.scrollWidth > text.clientWidth);
  for (const width of [320, 760]) {
    await page.setViewportSize({ width, height: 640 });
    await expectNoSidewaysScroll(page);
    expect(await isCut()).toBe(false);
    for (const label of [`Restore ${name}`, `Delete ${name} for ever`]) {
      const box = await page.getByRole('button', { name: label }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  }
});
