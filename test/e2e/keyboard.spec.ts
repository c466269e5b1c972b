import { itemRows, itemsTable, openItems, panelField, searchBox, shownNames } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

test.describe('with the keyboard alone', () => {
  test.beforeEach(async ({ page }) => {
    await openItems(page);
  });

  test('/ goes to the search, Esc empties it and then leaves it', async ({ page }) => {
    await page.keyboard.press('/');
    await expect(searchBox(page)).toBeFocused();
    await page.keyboard.type('skiff');
    await expect(page).toHaveURL(/q=skiff/);
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(searchBox(page)).not.toBeFocused();
  });

  test('j and k move among the rows, x selects, Enter opens, Esc goes back to the row', async ({ page }) => {
    const links = itemsTable(page).locator('tbody').getByRole('rowheader').getByRole('link');
    await page.keyboard.press('j');
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(links.nth(2)).toBeFocused();
    await page.keyboard.press('k');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('x');
    await expect(itemRows(page).nth(1).getByRole('checkbox')).toBeChecked();
    await page.keyboard.press('x');
    await expect(itemRows(page).nth(1).getByRole('checkbox')).not.toBeChecked();

    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/items$/);
    await expect(links.nth(1)).toBeFocused();
  });

  test('Esc in a form with changes asks each time, and Esc there keeps editing', async ({ page }) => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await panelField(page, 'Name').fill('Half a thought');
    for (let time = 0; time < 3; time += 1) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(panelField(page, 'Name')).toBeFocused();
    }
  });

  test('the focus goes to New item when the last row is gone', async ({ page }) => {
    await openItems(page, '?q=skiff');
    const links = itemsTable(page).getByRole('link');
    for (let left = await links.count(); left > 0; left -= 1) {
      await links.first().focus();
      await page.keyboard.press('x');
      await page.keyboard.press('Delete');
      await expect(links).toHaveCount(left - 1);
    }
    await expect(page.getByRole('button', { name: 'New item' })).toBeFocused();
  });

  test('edits and saves with Ctrl+S', async ({ page }) => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await panelField(page, 'Name').focus();
    await expect(panelField(page, 'Name')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Renamed by keyboard');
    await page.keyboard.press('Control+s');
    await expect(itemsTable(page).getByRole('link', { name: 'Renamed by keyboard' })).toBeVisible();
  });

  test('deletes, finds the focus on the next row, and takes it back with Ctrl+Z', async ({ page }) => {
    const [first = '', second = ''] = await shownNames(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const remove = page.getByRole('button', { name: 'Delete', exact: true });
    await remove.focus();
    await page.keyboard.press('Enter');
    await expect(itemsTable(page).getByRole('link', { name: first, exact: true })).toHaveCount(0);
    await expect(itemsTable(page).getByRole('link', { name: second, exact: true })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(itemsTable(page).getByRole('link', { name: first, exact: true })).toBeVisible();
  });

  test('the palette finds an action by its words and runs it', async ({ page }) => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await expect(palette).toBeVisible();
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('new item');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/items\/new/);
    await expect(palette).toHaveCount(0);
  });

  test('? shows the keys; with single keys switched off only the others act', async ({ page }) => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await expect(help).toContainText(/keyboard/i);
    // A dialog gives the focus to its first control when it has opened, and would take it from here.
    await expect(help.getByRole('button', { name: 'Close' })).toBeFocused();
    const option = help.getByRole('checkbox').or(help.getByRole('switch'));
    await option.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
    await page.keyboard.press('/');
    await expect(searchBox(page)).not.toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  test('the focus passes through the bars at the lower edge without scrolling the page', async ({ page }) => {
    await openItems(page, '?size=100');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Set to Draft' }).focus();
    const before = await page.evaluate(() => scrollY);
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  test('every stop of the Tab key shows where it is', async ({ page }) => {
    const seen: string[] = [];
    for (let press = 0; press < 15; press += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return 'nothing';
        const box = element.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isShown = box.width > 0 && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight + 1;
        return isShown && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
          ? 'seen'
          : element.outerHTML.slice(0, 150);
      });
      seen.push(focus);
    }
    expect(seen.filter((focus) => focus !== 'seen')).toEqual([]);
  });
});
