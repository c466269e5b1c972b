import { itemRows, openItems, panelField } from '../support/items-page.ts';
import { expect, test } from './convex-test.ts';

test('who else is here is seen as they come, edit, and go', async ({ page, openOther }) => {
  await openItems(page);
  const other = await openOther('/items');
  await itemRows(other).first().getByRole('link').click();
  await panelField(other, 'Description').fill('Being written');
  // Nobody is here before there is a sign of them.
  await page.mouse.move(200, 300);
  const row = itemRows(page).first();
  await expect(row.getByText('Grace is editing this item.')).toBeAttached();
  const alsoHere = page.getByRole('list', { name: 'Also here' });
  await expect(alsoHere.getByText('Grace, editing an item')).toBeAttached();
  await other.close({ runBeforeUnload: false });
  await expect(alsoHere).toHaveCount(0);
});
