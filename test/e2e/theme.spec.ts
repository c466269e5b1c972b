import type { Locator, Page } from '@playwright/test';
import { itemRows, openItems, searchBox } from './support/items-page.ts';
import { enlargeText } from './support/looks.ts';
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
  await enlargeText(page);
  await openItems(page);
  const [icon, box] = await Promise.all([
    page.locator('svg:has(+ [type="search"])').boundingBox(),
    searchBox(page).boundingBox(),
  ]);
  if (!icon || !box) throw new Error('There is no icon in the search box.');
  expect(icon).toMatchObject({ width: 32, height: 32 });
  expect(icon.y + icon.height / 2).toBeCloseTo(box.y + box.height / 2, 0);
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  const colorOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).color);

  test('what Enter would run, where one is, what is set and what is selected differ from the others', async ({
    page,
  }) => {
    await openItems(page);
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    expect(await colorOf(links.first())).not.toBe(await colorOf(links.nth(1)));

    await page.getByRole('button', { name: 'Appearance and keys' }).click();
    const choices = page.getByRole('group', { name: 'Theme' }).locator('label');
    expect(await colorOf(choices.first())).not.toBe(await colorOf(choices.nth(1)));
    await page.keyboard.press('Escape');

    await itemRows(page).first().getByRole('checkbox').check();
    const edgeOf = (index: number) =>
      itemRows(page)
        .nth(index)
        .getByRole('cell')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').backgroundColor);
    expect(await edgeOf(0)).not.toBe(await edgeOf(1));

    await page.keyboard.press('Control+k');
    const options = page.getByRole('option');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    expect(await colorOf(options.first())).not.toBe(await colorOf(options.nth(1)));
  });
});
