import type { Page } from '@playwright/test';
import { openItems } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

const canvas = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('the theme', () => {
  test('follows the system until one is chosen, and the choice survives a reload', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openItems(page);
    const light = await canvas(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await canvas(page);
    expect(dark).not.toBe(light);

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('light theme');
    await page.keyboard.press('Enter');
    await expect.poll(() => canvas(page)).toBe(light);
    await page.reload();
    expect(await canvas(page)).toBe(light);
  });
});
