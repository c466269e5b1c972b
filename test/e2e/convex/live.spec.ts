import {
  createItem,
  itemLink,
  itemRows,
  openItems,
  pagination,
  panelField,
  searchBox,
} from '../support/items-page.ts';
import { expect, test } from './convex-test.ts';

test.describe('on Convex', () => {
  test('an edit in one browser is seen in another', async ({ page, openOther }) => {
    await openItems(page);
    await createItem(page, 'Tide gauge at the pier');
    const other = await openOther('/items?q=pier');
    await expect(itemLink(other, 'Tide gauge at the pier')).toBeVisible();

    await itemLink(page, 'Tide gauge at the pier').click();
    await panelField(page, 'Name').fill('Tide gauge behind the pier');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(itemLink(other, 'Tide gauge behind the pier')).toBeVisible();
  });

  test('a deleted item leaves the other browser, and undo brings it back as itself', async ({
    page,
    openOther,
  }) => {
    await openItems(page);
    await createItem(page, 'Short-lived buoy');
    const other = await openOther('/items?q=short-lived');
    const link = itemLink(other, 'Short-lived buoy');
    const address = await link.getAttribute('href');
    await itemLink(page, 'Short-lived buoy').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(link).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(link).toHaveAttribute('href', address ?? '');
  });

  test('search finds what the words and the beginning of the last one match', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Café buoy', 'Measures the salinity of the roads.');
    await searchBox(page).fill('cafe salin');
    await expect(page).toHaveURL(/q=cafe/);
    await expect(itemRows(page)).toHaveCount(1);
    await expect(itemLink(page, 'Café buoy')).toBeVisible();
  });

  test('the last page is one step away and exact', async ({ page }) => {
    await openItems(page, '?size=10');
    const range = pagination(page).getByText(/^\d+–\d+ of \d+$/);
    const total = Number((await range.textContent())?.split(' of ')[1]);
    expect(total).toBeGreaterThan(20);
    const lastPage = Math.ceil(total / 10);
    await page.goto(`/items?size=10&page=${lastPage}`);
    const first = (lastPage - 1) * 10 + 1;
    await expect(range).toHaveText(`${first}–${total} of ${total}`);
    await expect(itemRows(page)).toHaveCount(total - first + 1);
    await expect(pagination(page).getByRole('button', { name: 'Next page' })).toBeDisabled();
  });
});
