import type { Locator, Page } from '@playwright/test';
import { openItems, panelField } from './items-page.ts';
import { expect } from './test.ts';

/** The history of an item in its panel, and the activity, as a person names their parts. */

export const itemHistory = (page: Page): Locator => page.getByRole('region', { name: 'History' });

/** An entry of the history, or a row of the activity, by what it says. */
export const entry = (scope: Page | Locator, text: string | RegExp): Locator =>
  scope.getByRole('listitem').filter({ hasText: text });

export const earlierVersion = (page: Page): Locator => page.getByRole('region', { name: 'Earlier version' });

/** Another person in the same store: a tab that takes itself for another browser. */
export async function openAsAnother(page: Page, search = ''): Promise<Page> {
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    // Not by a proxy of the storage, which browsers do not let anybody replace.
    const getItem = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      return key === 'estuary.browser' ? 'another-browser' : getItem.call(this, key);
    };
  });
  await openItems(other, search);
  return other;
}

export const anotherName = 'Guest ANOT';

/** Opens an item of the list by its name. */
export async function openItem(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(panelField(page, 'Name')).toHaveValue(name);
}

/** Saves what is in the form, and waits until it is. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}
