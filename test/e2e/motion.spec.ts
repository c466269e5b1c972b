import type { Page } from '@playwright/test';
import { itemRow, itemRows, openItems, panelField, shownNames } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

/** Names of the animations that began on a row while somebody else renamed its item. */
async function watchRename(page: Page): Promise<string[]> {
  await openItems(page);
  const [name = ''] = await shownNames(page);
  const address = await itemRows(page).first().getByRole('link').first().getAttribute('href');
  await page.evaluate(() => {
    const begun: string[] = [];
    Object.assign(globalThis, { begun });
    document.addEventListener('animationstart', ({ animationName }) => begun.push(animationName), true);
  });
  const other = await page.context().newPage();
  await other.goto(address ?? '');
  await panelField(other, 'Name').fill(`${name}, renamed`);
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(itemRow(page, `${name}, renamed`)).toBeVisible();
  // An animation that was to come has begun within two frames of the row.
  return page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return (globalThis as unknown as { begun: string[] }).begun;
  });
}

test('a row that somebody else has changed is marked for a moment', async ({ page }) => {
  expect(await watchRename(page)).not.toEqual([]);
});

test.describe('under reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a row that somebody else has changed does not move or flash', async ({ page }) => {
    expect(await watchRename(page)).toEqual([]);
  });
});
