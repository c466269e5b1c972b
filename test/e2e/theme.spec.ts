import type { Page } from '@playwright/test';
import { openItems, searchBox } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

/** The colours that the browser's own bars take, of which the first is meant. */
const barColors = (page: Page) =>
  page
    .locator('meta[name="theme-color"]')
    .evaluateAll((metas) =>
      (metas as HTMLMetaElement[])
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );

const canvas = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('the theme', () => {
  test('follows the system until one is chosen, and the choice survives a reload', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openItems(page);
    const light = await canvas(page);
    const lightBar = await barColors(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await canvas(page);
    expect(dark).not.toBe(light);
    expect(await barColors(page)).not.toEqual(lightBar);

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('light theme');
    await page.keyboard.press('Enter');
    await expect.poll(() => canvas(page)).toBe(light);
    expect(await barColors(page)).toEqual(lightBar);
    await page.reload();
    expect(await canvas(page)).toBe(light);
    expect(await barColors(page)).toEqual(lightBar);
  });
});

test('icons grow with the text, and stay where they belong', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await openItems(page);
  const [icon, box] = await Promise.all([
    page.locator('svg:has(+ [type="search"])').boundingBox(),
    searchBox(page).boundingBox(),
  ]);
  if (!icon || !box) throw new Error('There is no icon in the search box.');
  expect(icon).toMatchObject({ width: 32, height: 32 });
  expect(icon.y + icon.height / 2).toBeCloseTo(box.y + box.height / 2, 0);
});
