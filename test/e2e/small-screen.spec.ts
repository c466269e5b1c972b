import type { Locator } from '@playwright/test';
import { actAs } from './support/act-as.ts';
import { itemRows, openItems, panelField, searchBox, toasts } from './support/items-page.ts';
import { enlargeText, expectAccessible, expectNoSidewaysScroll, settled } from './support/looks.ts';
import { screens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 320, height: 640 } });

test('at 320 px the longest words scroll nothing sideways', async ({ page }) => {
  await page.goto('/items/new');
  await panelField(page, 'Name').fill('W'.repeat(200));
  await panelField(page, 'Description').fill('W'.repeat(2_000));
  for (const letter of ['W', 'M', 'Q', 'O', 'G']) {
    await panelField(page, 'Tags').fill(letter.repeat(50));
    await panelField(page, 'Tags').press('Enter');
  }
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(itemRows(page).first()).toContainText('WWWW');
  await expectNoSidewaysScroll(page);
});

for (const who of ['admin', 'viewer'] as const) {
  test(`at 320 px the header has room for somebody else, seen as ${who}`, async ({ page }) => {
    const other = await page.context().newPage();
    await Promise.all([openItems(page), openItems(other)]);
    await actAs(page, who);
    await actAs(other, 'second');
    await page.mouse.move(200, 300);
    await other.mouse.move(200, 300);
    await expect(page.getByRole('list', { name: 'Also here' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expect(page.getByRole('button', { name: /^Account:/ })).toBeInViewport({ ratio: 1 });
  });
}

test('at 320 px a row has two lines', async ({ page }) => {
  await openItems(page);
  const row = itemRows(page).first();
  const name = await row.getByRole('link').first().boundingBox();
  const updated = await row.locator('time').last().boundingBox();
  expect(updated?.y).toBeGreaterThan((name?.y ?? Infinity) + (name?.height ?? 0) / 2);
});

test('at 320 px what says that a search is under way covers nothing of what was typed', async ({ page }) => {
  await page.clock.install();
  await openItems(page);
  // It is under way for as long as the clock stands.
  await page.clock.pauseAt(Date.now() + 60_000);
  await searchBox(page).fill('a name that is longer than the box');
  await expect(page.getByText('Searching…')).toBeAttached();
  const [end, begins] = await searchBox(page).evaluate((box) => {
    const { right } = box.getBoundingClientRect();
    const lefts = [];
    for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
      lefts.push(next.getBoundingClientRect().left);
    }
    return [right - parseFloat(getComputedStyle(box).paddingRight), lefts];
  });
  expect(begins).not.toEqual([]);
  for (const begin of begins) expect(begin).toBeGreaterThanOrEqual(end);
});

test('at 320 px the panel takes the whole width and reaches the bottom', async ({ page }) => {
  await page.goto('/items/new');
  const panel = page.getByRole('region', { name: 'New item' });
  await expect(panel).toBeVisible();
  await settled(page);
  const box = await panel.boundingBox();
  expect(box).toMatchObject({ x: 0, width: 320 });
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(640);
  // Nothing of the list shines through.
  expect(box?.y).toBeLessThanOrEqual(64);
});

test('at 320 px a dialog is never under what is told meanwhile, unless one goes there', async ({ page }) => {
  await openItems(page);
  await page.keyboard.press('Control+z');
  await expect(toasts(page).getByText('There is nothing to undo')).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  // What is behind a dialog is hidden from screen readers, and has no role for them.
  const told = page.locator('.toasts > [role="dialog"]');
  const onTop = () =>
    told.evaluate((toast) => {
      const { x, y, width, height } = toast.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return toast.contains(top)
        ? 'toast'
        : top?.closest('[role="dialog"]')?.querySelector('h2')?.textContent;
    });
  await expect.poll(onTop).toBe('Keyboard shortcuts');
  await page.keyboard.press('F6');
  await expect.poll(onTop).toBe('toast');
});

test('at 320 px with text twice as large nothing in the bars is out of reach', async ({ page }) => {
  await enlargeText(page);
  await openItems(page);
  await expect(searchBox(page)).toBeInViewport({ ratio: 1 });
  for (const name of [/^Account:/, 'Commands', 'New item']) {
    await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  const widthOf = async (part: Locator) => (await part.boundingBox())?.width;
  expect(await widthOf(itemRows(page).first().getByRole('link').first())).toBeGreaterThan(160);
  await page.getByRole('button', { name: 'Commands' }).click();
  expect(await widthOf(page.getByRole('option').getByText('New item'))).toBeGreaterThan(60);
});

test.describe('at 320 px axe finds nothing, in light and in dark, on the screen', () => {
  const different = ['list', 'edit item', 'import preview'];
  for (const { name, open } of screens.filter((screen) => different.includes(screen.name))) {
    test(name, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
    });
  }
});
