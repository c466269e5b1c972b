import type { Page } from '@playwright/test';
import {
  anotherName,
  earlierVersion,
  entry,
  itemHistory,
  openAsAnother,
  openItem,
  save,
} from './support/history.ts';
import { importFile } from './support/import-dialog.ts';
import { createItem, itemLink, openItems, panelField, pagination } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

const formStatus = (page: Page) => page.getByRole('region', { name: 'Edit item' }).getByLabel('Status');

/** An item that I have made, and that somebody else has made active and renamed. */
async function openChangedItem(page: Page): Promise<Page> {
  await openItems(page);
  await createItem(page, 'Tide pole', 'Of oak, with brass numerals.');
  const other = await openAsAnother(page);
  await openItem(other, 'Tide pole');
  await formStatus(other).selectOption('Active');
  await save(other);
  await panelField(other, 'Name').fill('Tide pole, painted');
  await save(other);
  await openItem(page, 'Tide pole, painted');
  return other;
}

test('the history of an item tells who did what, live, and any of it can be undone', async ({ page }) => {
  const other = await openChangedItem(page);
  const history = itemHistory(page);
  await expect(entry(history, 'You created it')).toBeVisible();
  await expect(entry(history, `${anotherName} changed Name`)).toContainText('painted');

  await entry(history, 'changed Status').getByRole('button', { name: /^Undo/ }).click();
  await expect(entry(history, 'changed Status').first()).toContainText('Undone by you');
  await expect(formStatus(other)).toHaveValue('draft');
  await expect(panelField(other, 'Name')).toHaveValue('Tide pole, painted');
  await expect(entry(itemHistory(other), `Undone by Guest`)).toContainText('You changed Status');
});

test('an earlier version is a page of its own, and can be restored in part', async ({ page }) => {
  const other = await openChangedItem(page);
  await page.getByRole('link', { name: /after: You created it/ }).click();
  const version = earlierVersion(page);
  await expect(version.getByText(/Read only/)).toBeVisible();
  await expect(version).toContainText('Of oak, with brass numerals.');

  // It is a link.
  await page.reload();
  await expect(version.getByRole('checkbox', { name: 'Name' })).toBeChecked();
  await version.getByRole('checkbox', { name: 'Name' }).uncheck();
  await version.getByRole('button', { name: 'Restore Status' }).click();
  await expect(formStatus(page)).toHaveValue('draft');
  await expect(panelField(page, 'Name')).toHaveValue('Tide pole, painted');
  await expect(formStatus(other)).toHaveValue('draft');

  await page.goBack();
  await expect(version).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Edit item' })).toBeVisible();
});

test('the filters of the activity are steps of the history', async ({ page }) => {
  await openChangedItem(page);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(entry(page, 'You created Tide pole')).toBeVisible();
  await page.getByRole('combobox', { name: 'Person' }).selectOption(anotherName);
  await expect(entry(page, 'You created')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Kind of change' }).selectOption('Restored');
  await expect(page.getByText('No change matches')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.goBack();
  await expect(entry(page, 'You created Tide pole')).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue('browser:another-browser');
  await page.reload();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
});

test('an import is one row of the activity, and is undone as one', async ({ page }) => {
  await openItems(page);
  await importFile(page, 'test/support/countries.csv', 249);
  const other = await openAsAnother(page);
  await page.goto('/activity');
  const row = entry(page, 'Import of countries.csv').first();
  await expect(row).toContainText('249 items');
  await row.getByRole('button', { name: /^Show items/ }).click();
  await expect(row.getByRole('listitem')).toHaveCount(25);
  await row.getByRole('button', { name: 'Show more' }).click();
  await expect(row.getByRole('listitem')).toHaveCount(50);
  await row.getByRole('button', { name: /^Hide items/ }).click();
  await row.getByRole('button', { name: /^Undo this import/ }).click();
  await expect(row).toContainText('Undone by you');
  await expect(pagination(other)).toContainText('of 60');
});

test('rows stay where they are while one reads, and what is new waits', async ({ page }) => {
  const other = await openChangedItem(page);
  await page.goto('/activity');
  await entry(page, 'You created Tide pole').waitFor();
  await page.bringToFront();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'Tide pole, painted' }).first()).toBeFocused();
  await formStatus(other).selectOption('Archived');
  await save(other);
  const waiting = page.getByRole('button', { name: '1 new' });
  await expect(waiting).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('changed Name');
  await waiting.click();
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('changed Status');
});

test('with the keyboard alone one goes from row to row, into an item and back', async ({ page }) => {
  await openChangedItem(page);
  await page.goto('/activity');
  await entry(page, 'You created Tide pole').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Undo Guest ANOT changed Status/ })).toBeFocused();
  await page.keyboard.press('Enter');
  // Where the button was, the row has the focus.
  await expect(entry(page, 'Undone by you')).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(panelField(page, 'Name')).toHaveValue('Tide pole, painted');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
});

test('what happens while the list is paused is summed up', async ({ page }) => {
  const other = await openChangedItem(page);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Pause live updates' }).click();
  await expect(page.getByText('Nobody else has changed anything meanwhile.')).toBeVisible();
  await formStatus(other).selectOption('Archived');
  await save(other);
  await other.getByRole('button', { name: 'Close' }).click();
  await createItem(other, 'Added meanwhile');
  await expect(page.getByText('1 changed, 1 added meanwhile.')).toBeVisible();
  await expect(itemLink(page, 'Added meanwhile')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(page.getByRole('link', { name: 'Added meanwhile' })).toBeVisible();
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(itemLink(page, 'Added meanwhile')).toBeVisible();
});

test('the activity is printed without what is to be pressed, with exact times, no entry cut in two', async ({
  page,
}) => {
  await page.goto('/activity');
  const row = entry(page, 'changed Status').first();
  await expect(row.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await expect(row).toHaveCSS('break-inside', 'avoid');
  const time = row.locator('time');
  await expect(time).toHaveCSS('font-size', '0px');
  const printed = await time.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(printed).toBe(`"${await time.getAttribute('data-absolute')}"`);
});

test('who comes back is told what others did meanwhile', async ({ page }) => {
  const other = await openChangedItem(page);
  await page.goto('/health');
  // The last visit ended three hours ago, and the others were here since.
  await page.addInitScript(() => {
    const time = Date.now() - 3 * 60 * 60 * 1000;
    if (!sessionStorage.getItem('isBack')) {
      localStorage.setItem('estuary.visit.memory', JSON.stringify([time]));
    }
    sessionStorage.setItem('isBack', 'yes');
  });
  await openItems(page);
  const line = page.getByText('Since you were last here');
  await expect(page.getByRole('main')).toContainText(/Since you were last here, 3 hr\. ago: 1 added/);
  await page.getByRole('button', { name: 'Show them' }).click();
  await page.getByRole('link', { name: 'See each change' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.goBack();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(page.getByRole('main').getByText(/Since you were last here/)).toHaveCount(0);
  await page.reload();
  await openItems(page);
  await expect(line).toHaveCount(0);
  await other.close();
});
