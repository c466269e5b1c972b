import type { Page } from '@playwright/test';
import { entry, itemHistory } from './support/history.ts';
import { itemRow, itemRows, openItems, panelField, shownNames } from './support/items-page.ts';
import { settled } from './support/looks.ts';
import { expect, test } from './support/test.ts';

/** Notes which animations begin on the page from now on. Answers with how to read them. */
async function noteAnimations(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const begun: string[] = [];
    Object.assign(globalThis, { begun });
    document.addEventListener('animationstart', ({ animationName }) => begun.push(animationName), true);
  });
  return () => page.evaluate(() => (globalThis as unknown as { begun: string[] }).begun);
}

/** Has somebody else rename the item of a row. Answers with how to read which animations have begun since. */
async function watchRename(page: Page): Promise<() => Promise<string[]>> {
  await openItems(page);
  const [name = ''] = await shownNames(page);
  const address = await itemRows(page).first().getByRole('link').first().getAttribute('href');
  const readAnimations = await noteAnimations(page);
  const other = await page.context().newPage();
  await other.goto(address ?? '');
  await panelField(other, 'Name').fill(`${name}, renamed`);
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(itemRow(page, `${name}, renamed`)).toBeVisible();
  return readAnimations;
}

/** The same in the form of an item that is open here as well. */
async function watchField(page: Page): Promise<() => Promise<string[]>> {
  await openItems(page);
  await itemRows(page).first().getByRole('link').first().click();
  await expect(panelField(page, 'Description')).toBeVisible();
  // What is waited for fades in when it takes long.
  await expect(entry(itemHistory(page), /./).first()).toBeVisible();
  const readAnimations = await noteAnimations(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await panelField(other, 'Description').fill('Changed elsewhere.');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Changed by you, in another tab,/)).toBeVisible();
  return readAnimations;
}

test('a row that somebody else has changed is marked for a moment', async ({ page }) => {
  await expect.poll(await watchRename(page)).not.toEqual([]);
});

test('a field that somebody else has changed is marked for a moment', async ({ page }) => {
  await expect.poll(await watchField(page)).toContain('change-bar');
});

test.describe('under reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a row that somebody else has changed does not move or flash', async ({ page }) => {
    const begun = await watchRename(page);
    // An animation that was to come has begun within two frames of the row.
    await settled(page);
    expect(await begun()).toEqual([]);
  });

  test('a field that somebody else has changed does not flash: words say it', async ({ page }) => {
    const begun = await watchField(page);
    await settled(page);
    expect(await begun()).toEqual([]);
  });
});
