import { itemRows, openItems, panelField } from '../support/items-page.ts';
import { expectNoSidewaysScroll, expectNothingCut } from '../support/looks.ts';
import { addMember, expect, test } from './convex-test.ts';

/** Longer than a phone is wide, and without a place where a line would break. */
const grace = 'Grace'.repeat(12);

test('who else is here is seen as they come, edit, and go, and leaves room for the rest of a narrow header', async ({
  page,
  deployment,
  openOther,
}) => {
  await openItems(page);
  const other = await openOther('/items', await addMember(deployment, grace, 'admin'));
  const viewer = await openOther('/items', await addMember(deployment, 'Vera', 'viewer'));
  await itemRows(other).first().getByRole('link').click();
  await panelField(other, 'Description').fill('Being written');
  // Nobody is here before there is a sign of them.
  await page.mouse.move(200, 300);
  await expect(itemRows(viewer).first()).toBeVisible();
  await viewer.mouse.move(200, 300);
  const row = itemRows(page).first();
  await expect(row.getByText(`${grace} is editing this item.`)).toBeAttached();
  const alsoHere = page.getByRole('list', { name: 'Also here' });
  await expect(alsoHere.getByText(`${grace}, editing an item`, { exact: true })).toBeAttached();
  for (const narrow of [page, viewer]) {
    const people = narrow.getByRole('list', { name: 'Also here' }).getByRole('listitem');
    await expect(people).toHaveCount(2);
    await narrow.setViewportSize({ width: 320, height: 640 });
    await expect(people).toHaveText([/^\+2.*Grace/]);
    await expectNoSidewaysScroll(narrow);
    await expect(narrow.getByRole('button', { name: /^Account:/ })).toBeInViewport({ ratio: 1 });
  }
  await row.getByRole('link').click();
  const people = page.locator('.panel-people');
  await expect(people).toHaveText(`G${grace} is editing this item.`);
  await expectNothingCut(people);
  await panelField(page, 'Description').fill('Written at the same time');
  await other.getByRole('button', { name: 'Save' }).click();
  const contest = page.getByRole('group', { name: 'Description' });
  await expect(contest).toContainText(`${grace} changed this too`);
  await expectNothingCut(contest);
  await expect(alsoHere).toHaveCount(1);
  await other.close({ runBeforeUnload: false });
  await viewer.close({ runBeforeUnload: false });
  await expect(alsoHere).toHaveCount(0);
});
