import {
  itemRow,
  itemRows,
  itemsTable,
  openItems,
  pagination,
  panelField,
  searchBox,
  searchFor,
  shownNames,
  statusFilter,
} from './support/items-page.ts';
import { settled } from './support/looks.ts';
import { expect, test } from './support/test.ts';

const sortBy = (name: string) => ({ name, exact: true }) as const;

const exactTime = /^"\w+ \d+, \d{4}, \d+:\d\d [AP]M \S+"$/;

test.describe('the list', () => {
  test('pages forward and back by number, in the address', async ({ page }) => {
    await openItems(page);
    const first = await shownNames(page);
    await expect(pagination(page)).toContainText(/1–25 of \d+/);

    await pagination(page).getByRole('button', { name: 'Next page' }).click();
    await expect(pagination(page)).toContainText('26–50 of');
    await expect(page).toHaveURL(/[?&]page=2/);
    await expect.poll(() => shownNames(page)).not.toEqual(first);

    await pagination(page).getByRole('button', { name: 'Previous page' }).click();
    await expect.poll(() => shownNames(page)).toEqual(first);
    await expect(page).not.toHaveURL(/page=/);
  });

  test('keeps the bar of a selection free of the toast that it brings about', async ({ page }) => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await openItems(page);
    await itemRows(page).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Set to Archived' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await settled(page);
    const clear = page.getByRole('button', { name: 'Clear selection' });
    // Where it is, nothing else is on top of it.
    const isFree = await clear.evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(isFree).toBe(true);
    await clear.click();
    await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
  });

  test('prints the rows alone, below their heading, with exact times', async ({ page }) => {
    await openItems(page);
    await itemRows(page).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Set to Archived' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect(undo).toBeVisible();

    await page.emulateMedia({ media: 'print' });
    await expect(undo).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    const [heading, name] = await Promise.all([
      page.getByRole('heading', { name: 'Items' }).boundingBox(),
      itemRows(page).first().getByRole('link').boundingBox(),
    ]);
    expect(name?.x).toBe(heading?.x);
    const printed = await itemRows(page)
      .first()
      .locator('.updatedAt-cell time')
      .evaluate((time) => {
        const { content, fontSize, position } = getComputedStyle(time, '::after');
        return { content, fontSize, position };
      });
    expect(printed).toEqual({
      content: expect.stringMatching(exactTime),
      fontSize: '12px',
      position: 'static',
    });
  });

  test('sorts by name both ways and says so to a screen reader', async ({ page }) => {
    await openItems(page);
    const heading = itemsTable(page).getByRole('columnheader', { name: 'Name' });
    await heading.getByRole('button', sortBy('Name')).click();
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(/sort=name/);
    // The rows of the order before stay until those of the new one are there.
    const isAscending = async () => {
      const names = await shownNames(page);
      return names.join() === [...names].sort((a, b) => a.localeCompare(b, 'en')).join();
    };
    await expect.poll(isAscending).toBe(true);
    const ascending = await shownNames(page);

    await heading.getByRole('button', sortBy('Name')).click();
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
    await expect(page).toHaveURL(/dir=desc/);
    await expect.poll(async () => (await shownNames(page))[0]).not.toBe(ascending[0]);
  });

  test('keeps in sight what is sorted by, how many more tags there are, and for the keyboard the exact time', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.goto('/items/new');
    await panelField(page, 'Name').fill('Mooring');
    await panelField(page, 'Tags').fill('interface::graphical,implemented-in::c++,works-with::3dmodel,x,y,');
    await page.getByRole('button', { name: 'Save' }).click();
    const row = itemRow(page, 'Mooring');
    // The right edge of the last tag that shows, of the number behind it, and of their cell.
    const edges = await row
      .locator('.tag-list')
      .evaluate((list) =>
        [list.firstElementChild, list.lastElementChild, list].map(
          (part) => part?.getBoundingClientRect().right ?? 0,
        ),
      );
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    await expect(row.locator('.tag-list').getByText(/^\+2/)).toBeInViewport({ ratio: 1 });

    await expect(itemsTable(page).getByRole('columnheader', { name: 'Created' })).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('sort by created');
    await page.keyboard.press('Enter');
    await expect(itemsTable(page).getByRole('columnheader', { name: 'Created' })).toBeVisible();

    await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0);
    // It has the focus again.
    await expect(row.getByRole('link')).toBeFocused();
    await settled(page);
    const next = itemRows(page).nth(1);
    const before = await next.boundingBox();
    await page.keyboard.press('j');
    await expect(next.getByRole('link')).toBeFocused();
    const shown = await next
      .locator('.createdAt-cell time')
      .evaluate((time) => [getComputedStyle(time).fontSize, getComputedStyle(time, '::after').content]);
    expect(shown).toEqual(['0px', expect.stringMatching(exactTime)]);
    expect(await next.boundingBox()).toEqual(before);

    // What there is to say of the order takes no room from the search beside a panel.
    await openItems(page, '?q=mooring');
    await row.getByRole('link').click();
    await expect(panelField(page, 'Name')).toBeVisible();
    expect((await searchBox(page).boundingBox())?.width).toBeGreaterThan(100);
  });

  test('shows as many rows as are asked for', async ({ page }) => {
    await openItems(page);
    for (const size of [10, 50, 25]) {
      await page.getByRole('combobox', { name: 'Rows per page' }).selectOption(String(size));
      await expect(itemRows(page)).toHaveCount(size);
      await expect(pagination(page)).toContainText(`1–${size} of`);
    }
  });

  test('filters by status and begins at page 1 again, as one step of the history', async ({ page }) => {
    await openItems(page, '?page=2');
    await statusFilter(page).selectOption({ label: 'Archived' });
    await expect(page).toHaveURL(/status=archived/);
    await expect(page).not.toHaveURL(/page=/);
    await expect(itemRows(page).first()).toContainText('Archived');
    // The rows of before stay until those of the filter are there, and the first of them may be archived.
    const others = async () =>
      (await itemRows(page).allTextContents()).filter((text) => !text.includes('Archived'));
    await expect.poll(others).toEqual([]);

    await page.goBack();
    await expect(page).toHaveURL(/\/items\?page=2$/);
    await expect(pagination(page)).toContainText('26–50 of');
  });

  test('searches while one types, with the last word as a beginning, and tells how many match', async ({
    page,
  }) => {
    await openItems(page);
    await searchBox(page).pressSequentially('skiff avo');
    // The second one only speaks of the first in its description, so it comes after it.
    await expect.poll(() => shownNames(page)).toEqual(['Skiff Avocet', 'Skiff Dunlin']);
    await expect(page).toHaveURL(/q=skiff\+avo/);
    await expect(page.getByRole('status').filter({ hasText: '2 items' })).toHaveCount(1);
  });

  test('tells no match from nothing there, and clears the filters', async ({ page }) => {
    await openItems(page);
    await searchBox(page).fill('zzzzqqq');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(itemRows(page)).toHaveCount(25);
    await expect(searchBox(page)).toHaveValue('');
  });

  test('restores with Back and Forward what was seen, search box included', async ({ page }) => {
    await openItems(page);
    await searchFor(page, 'survey');
    await expect(page).toHaveURL(/q=survey/);
    const found = await shownNames(page);

    await itemsTable(page).getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect(page).toHaveURL(/sort=name/);
    await page.goBack();
    await expect.poll(() => shownNames(page)).toEqual(found);
    await page.goBack();
    await expect(searchBox(page)).toHaveValue('');
    await expect(itemRows(page)).toHaveCount(25);
    await page.goForward();
    await expect(searchBox(page)).toHaveValue('survey');
    await expect.poll(() => shownNames(page)).toEqual(found);
  });

  test('opens from an address alone as it was left', async ({ page }) => {
    await openItems(page, '?page=2&size=10&sort=name&dir=desc&status=active');
    await expect(itemRows(page)).toHaveCount(10);
    await expect(pagination(page)).toContainText('11–20 of');
    await expect(statusFilter(page)).toHaveValue('active');
    await expect(itemsTable(page).getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await expect(page.getByRole('combobox', { name: 'Rows per page' })).toHaveValue('10');
  });

  test('reads what makes no sense in the address as the default', async ({ page }) => {
    await openItems(page);
    const first = await shownNames(page);
    for (const nonsense of [
      '?page=-3&size=17',
      '?page=1.5&sort=color&dir=sideways',
      '?status=lost&page=NaN',
      '?page=0&page=x',
    ]) {
      await openItems(page, nonsense);
      await expect.poll(() => shownNames(page)).toEqual(first);
    }
  });

  test('shows the last page for a page past the end', async ({ page }) => {
    await openItems(page, '?page=999');
    await expect(page).not.toHaveURL(/page=999/);
    await expect(pagination(page)).toContainText(/(\d+)–(\d+) of \2/);
    await expect(pagination(page).getByRole('button', { name: 'Next page' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('says in the title how many items there are and which page it is', async ({ page }) => {
    await openItems(page);
    await expect(page).toHaveTitle(/\d+.*Estuary/);
    await openItems(page, '?page=2');
    await expect(page).toHaveTitle(/page 2/i);
  });
});
