import { importFile } from './support/import-dialog.ts';
import {
  createItem,
  itemLink,
  itemRow,
  itemRows,
  openItems,
  pagination,
  panelField,
  searchBox,
  shownNames,
} from './support/items-page.ts';
import { expect, test } from './support/test.ts';

test.describe('a day with the items', () => {
  test('imports the countries, finds one, edits it, deletes it and takes that back', async ({ page }) => {
    await openItems(page);
    await importFile(page, 'test/support/countries.csv', 249);

    await openItems(page, '?sort=name&q=country&size=100');
    await expect(pagination(page)).toContainText('1–100 of 249');
    await pagination(page).getByRole('button', { name: 'Next page' }).click();
    await expect(pagination(page)).toContainText('101–200 of 249');
    await pagination(page).getByRole('button', { name: 'Next page' }).click();
    await expect(pagination(page)).toContainText('201–249 of 249');

    await searchBox(page).fill('iceland');
    await expect(itemRows(page)).toHaveCount(1);
    const [name = ''] = await shownNames(page);
    await itemLink(page, name).click();
    await expect(panelField(page, 'Name')).toHaveValue(name);

    await panelField(page, 'Name').fill('Iceland, island of fire');
    await panelField(page, 'Description').fill('Second line\nof the republic');
    await page
      .getByRole('combobox', { name: 'Status', exact: true })
      .last()
      .selectOption({ label: 'Archived' });
    await page.getByRole('button', { name: 'Save' }).click();
    const edited = itemRow(page, 'Iceland, island of fire');
    await expect(edited).toContainText('Archived');

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(edited).toContainText('Archived');
    await edited.getByRole('link').click();
    await expect(panelField(page, 'Description')).toHaveValue('Second line\nof the republic');
  });

  test('keeps the list beside a new item and puts it on top when it is saved', async ({ page }) => {
    await openItems(page);
    await page.getByRole('button', { name: 'New item' }).click();
    await expect(page).toHaveURL(/\/items\/new$/);
    await expect(itemRows(page).first()).toBeVisible();
    await panelField(page, 'Name').fill('Harbour seal count');
    await panelField(page, 'Tags').fill('seals');
    await panelField(page, 'Tags').press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(/\/items$/);
    await expect(itemRows(page).first()).toContainText('Harbour seal count');
    await expect(itemRows(page).first()).toContainText('seals');
  });

  test('an item keeps its address through delete and undo', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Here to stay');
    const address = await itemLink(page, 'Here to stay').getAttribute('href');
    await itemLink(page, 'Here to stay').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(itemLink(page, 'Here to stay')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(itemLink(page, 'Here to stay')).toHaveAttribute('href', address ?? 'none');
  });

  test('deletes many at once after a question that says how many', async ({ page }) => {
    await openItems(page);
    const [first = '', second = ''] = await shownNames(page);
    await page.getByRole('checkbox', { name: `Select ${first}`, exact: true }).check();
    await page.getByRole('checkbox', { name: `Select ${second}`, exact: true }).check();
    await expect(page.getByText('2 items selected')).toBeVisible();
    await page
      .getByRole('region', { name: 'Selection' })
      .getByRole('button', { name: /Delete/ })
      .click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('2 items');
    await question.getByRole('button', { name: /Delete/ }).click();
    await expect(itemLink(page, first)).toHaveCount(0);
    await expect(itemLink(page, second)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(itemLink(page, first)).toBeVisible();
    await expect(itemLink(page, second)).toBeVisible();
  });

  test('a reload in the middle of the app serves the same screen', async ({ page }) => {
    await page.goto('/items/new?q=skiff');
    await expect(panelField(page, 'Name')).toBeVisible();
    await page.reload();
    await expect(panelField(page, 'Name')).toBeVisible();
    await expect(searchBox(page)).toHaveValue('skiff');
  });

  test('asks before unsaved changes are left, and loses nothing when one stays', async ({ page }) => {
    await openItems(page);
    await itemRows(page).first().getByRole('link').click();
    await panelField(page, 'Description').fill('Half a thought');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(panelField(page, 'Description')).toHaveValue('Half a thought');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page).toHaveURL(/\/items$/);
  });
});
