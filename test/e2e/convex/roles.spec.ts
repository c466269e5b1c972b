import { expectAccessible, expectNoSidewaysScroll } from '../support/looks.ts';
import { itemRows } from '../support/items-page.ts';
import { addMember, expect, test } from './convex-test.ts';

test('a role that is lost under a question turns it into the reason, and nothing is done', async ({
  deployment,
  openOther,
}) => {
  const grace = await addMember(deployment, 'Grace', 'admin');
  const page = await openOther('/items', grace);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const rows = await itemRows(page).count();
  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: `Delete ${rows} items` })).toBeVisible();
  const args = { id: grace.id, role: 'viewer' };
  await deployment.send({ command: 'execute', type: 'mutation', path: 'members:changeRole', args });
  await expect(dialog.getByRole('alert')).toContainText('You may not change items any more.');
  await expect(dialog.getByRole('button')).toHaveText(['Close']);
  await expect(dialog.getByRole('button')).toBeFocused();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('View only')).toBeVisible();
  await expect(itemRows(page)).toHaveCount(rows);
});

test('on a phone the account menu leads to the members', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/items');
  await page.getByRole('button', { name: 'Account: Ada, Admin' }).click();
  const menu = page.getByRole('group', { name: 'Account: Ada, Admin' });
  const link = menu.getByRole('link', { name: 'Members' });
  await expect(link).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await expectNoSidewaysScroll(page);
  await link.click();
  await expect(page).toHaveURL(/\/members$/);
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
  await expect(menu).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Account: Ada, Admin' }).click();
  await expect(menu.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
  await expect(link).toBeHidden();
});
