import { createItem, itemLink, itemRow, itemRows, openItems, panelField } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

const markup = `<img src=x onerror="document.body.dataset.owned=1"><script>document.body.dataset.owned=1</script>`;

test.describe('bad input', () => {
  test('markup and scripts in every field are shown as text', async ({ page }) => {
    await page.goto('/items/new');
    await panelField(page, 'Name').fill(markup);
    await panelField(page, 'Description').fill(markup);
    await panelField(page, 'Tags').fill('<b>bold</b>');
    await panelField(page, 'Tags').press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('region', { name: 'New item' })).toHaveCount(0);
    const row = itemRow(page, markup);
    await expect(row).toContainText('<b>bold</b>');
    await row.getByRole('link').first().click();
    await expect(panelField(page, 'Description')).toHaveValue(markup);
    await expect(page.locator('body')).not.toHaveAttribute('data-owned');
    await expect(page.locator('img[src="x"]')).toHaveCount(0);

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expect(page.locator('body')).not.toHaveAttribute('data-owned');
  });

  test('markup in the address is text too', async ({ page }) => {
    await page.goto(`/items?q=${encodeURIComponent(markup)}`);
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await expect(page.locator('body')).not.toHaveAttribute('data-owned');
    await page.goto(`/items/${encodeURIComponent(markup)}`);
    await expect(page.getByText('Item not found')).toBeVisible();
  });

  for (const { what, name, sentence } of [
    { what: 'nothing but spaces', name: '     ', sentence: 'Name is empty' },
    { what: '201 characters', name: 'x'.repeat(201), sentence: 'at most 200 characters' },
    { what: 'a control character', name: 'bell\u0007', sentence: 'control character' },
  ]) {
    test(`a name of ${what} is refused at its field, which gets the focus`, async ({ page }) => {
      await page.goto('/items/new');
      await panelField(page, 'Name').fill(name);
      await panelField(page, 'Description').fill('is kept');
      await page.getByRole('button', { name: 'Save' }).click();
      const field = panelField(page, 'Name');
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(sentence));
      await expect(panelField(page, 'Description')).toHaveValue('is kept');
      await expect(page).toHaveURL(/\/items\/new/);
    });
  }

  test('200 characters as people see them are accepted, though they are more to a computer', async ({
    page,
  }) => {
    const name = '👨‍👩‍👧'.repeat(200);
    await openItems(page);
    await createItem(page, name);
  });

  test('twenty-one tags are refused with the number that is allowed', async ({ page }) => {
    await page.goto('/items/new');
    await panelField(page, 'Name').fill('Much tagged');
    for (let tag = 1; tag <= 21; tag += 1) {
      await panelField(page, 'Tags').fill(`tag ${tag}`);
      await panelField(page, 'Tags').press('Enter');
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Too many tags: at most 20.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove tag tag 21' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(itemLink(page, 'Much tagged')).toBeVisible();
  });

  test('an id that never existed says so and leads back', async ({ page }) => {
    await page.goto('/items/never-was');
    await expect(page.getByRole('alert')).toContainText('Item not found');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(page).toHaveURL(/\/items$/);
    await expect(itemRows(page).first()).toBeVisible();
  });

  test('an address that leads nowhere says so and leads back', async ({ page }) => {
    await page.goto('/nowhere/at/all');
    await expect(page.getByText('There is no such page')).toBeVisible();
    await page.getByRole('link', { name: 'Go to the items' }).click();
    await expect(itemRows(page).first()).toBeVisible();
  });
});
