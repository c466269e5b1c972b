import type { Page } from '@playwright/test';
import { actAs } from './support/act-as.ts';
import { itemRows, openItems, panelField } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

const alsoHere = (page: Page) => page.getByRole('list', { name: 'Also here' });

test('others are seen where they are: in the header, on the row, in the panel, and before many are deleted', async ({
  page,
}) => {
  const other = await page.context().newPage();
  await Promise.all([openItems(page), openItems(other)]);
  await actAs(other, 'second');
  // Nobody is here before there is a sign of them.
  await page.mouse.move(200, 300);
  await expect(alsoHere(page).getByText('Second person')).toBeAttached();

  await other.getByRole('row').nth(1).getByRole('link').click();
  const row = itemRows(page).first();
  await expect(row.getByText('Second person is looking at this item.')).toBeAttached();
  await panelField(other, 'Description').fill('Being written');
  await expect(row.getByText('Second person is editing this item.')).toBeAttached();
  await expect(alsoHere(page).getByText('Second person, editing an item')).toBeAttached();

  await itemRows(page).nth(0).getByRole('checkbox').check();
  await itemRows(page).nth(1).getByRole('checkbox').check();
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(page.getByText('Second person is editing 1 of these.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await row.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Edit item' })).toContainText(
    'Second person is editing this item.',
  );
  await other.close();
  await expect(alsoHere(page)).toHaveCount(0);
  await expect(row.getByText(/Second person/)).toHaveCount(0);
});
