import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, expectNothingCut } from '../support/looks.ts';
import { createItem, itemLink, openItems, panelField } from '../support/items-page.ts';
import { createClient, mutation, query } from '../../support/convex/test-clients.ts';
import { addMember, expect, test } from './convex-test.ts';

const password = 'tide and time wait';

/** It and its address are longer than a phone is wide, and have no place where a line would break. */
const longName = 'Vera'.repeat(16);

const roleOf = (page: Page, email: string) => page.getByRole('combobox', { name: `Role of ${email}` });
/** Nothing of an address is cut, it begins where its heading does, and it is told when they were seen, on a phone too. */
async function expectAllOfMember(page: Page, email: string): Promise<void> {
  const row = page.getByRole('row', { name: email });
  const address = row.getByRole('rowheader');
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
    const lines = await address.evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const inside = ({ left, right }: DOMRect) => ({ left: Math.round(left), right: Math.round(right) });
      return { text: inside(range.getBoundingClientRect()), cell: inside(cell.getBoundingClientRect()) };
    });
    expect(lines.text.left).toBe(16);
    expect(lines.text.right).toBeLessThanOrEqual(lines.cell.right);
    await expect(row.getByText('just now').last()).toBeVisible();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

const signOutHere = (page: Page) =>
  page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('estuary.session.'));
    for (const key of keys) localStorage.removeItem(key);
    return keys.map(String);
  });

test('a role that is changed and a removal take effect in open tabs at once', async ({
  page,
  deployment,
  openOther,
}) => {
  const viewer = await addMember(deployment, longName, 'viewer');
  const other = await openOther('/items', viewer);
  await expect(other.getByText('View only')).toBeVisible();
  await expect(other.getByRole('button', { name: 'New item' })).toHaveCount(0);
  await other.goto('/members');
  await expect(other.getByRole('heading', { name: 'Members are for admins' })).toBeVisible();
  await other.getByRole('button', { name: /^Account:/ }).click();
  const account = other.getByRole('group', { name: /^Account:/ });
  await expect(account).toContainText(`${viewer.email} · Viewer`);
  await expectNothingCut(account);

  await page.goto('/members');
  await expectAllOfMember(page, viewer.email);
  await roleOf(page, viewer.email).selectOption('Admin');
  await expect(other.getByRole('table', { name: 'Members' })).toBeVisible();
  await page.getByRole('button', { name: `Remove ${viewer.email}` }).click();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNothingCut(page.getByRole('alertdialog', { name: longName }));
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(other.getByText(/An admin has removed you/)).toBeVisible();
  await expect(page.getByRole('row', { name: viewer.email })).toHaveCount(0);
});

test('an invitation is a link that lets somebody in once, as what the admin said', async ({
  page,
  me,
  openOther,
}) => {
  await page.goto('/members');
  await page.getByRole('textbox', { name: 'Email of whom to invite' }).fill(me.email);
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText(`${me.email} is a member already.`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Email of whom to invite' }).fill('new@example.org');
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await expectAccessible(page);
  const guest = await openOther(new URL(link).pathname + new URL(link).search, null);
  await expect(guest.getByRole('heading', { name: 'Accept your invitation' })).toBeVisible();
  await expect(guest.getByRole('textbox', { name: 'Password' })).toHaveAttribute(
    'autocomplete',
    'new-password',
  );
  await expectAccessible(guest);

  await guest.getByRole('textbox', { name: 'Email' }).fill('new@example.org');
  await guest.getByRole('textbox', { name: 'Name' }).fill('Nell');
  const passwordField = guest.getByRole('textbox', { name: 'Password' });
  const create = guest.getByRole('button', { name: 'Create account' });
  const before = await create.boundingBox();
  await passwordField.fill('passwordpassword');
  await create.click();
  await expect(passwordField).toHaveAccessibleDescription(/guess/);
  expect(await create.boundingBox()).toEqual(before);
  await guest.getByRole('textbox', { name: 'Email' }).fill('another@example.org');
  await passwordField.fill(password);
  await create.click();
  await expect(guest.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible();
  expect(await create.boundingBox()).toEqual(before);
  await guest.getByRole('textbox', { name: 'Email' }).fill('new@example.org');
  await passwordField.fill('too short');
  await create.click();
  await expect(passwordField).toBeFocused();
  await expect(passwordField).toHaveAccessibleDescription(/12 characters/);
  await passwordField.fill(password);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByText('View only')).toBeVisible();
  await expect(guest).toHaveURL(/\/items$/);
  await expect(page.getByRole('row', { name: /new@example\.org/ })).toContainText('Nell');

  await guest.getByRole('button', { name: /^Account: Nell/ }).click();
  await guest.getByRole('button', { name: 'Sign out everywhere' }).click();
  await guest.getByRole('textbox', { name: 'Email' }).fill('new@example.org');
  await passwordField.fill('not the right one');
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(guest.getByRole('alert').filter({ hasText: 'password' })).toBeVisible();
  await expect(passwordField).toBeFocused();
  await passwordField.fill(password);
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(guest.getByText('View only')).toBeVisible();
});

test('a session that ends under a form leaves it as it is, and what could not be saved is sent on return', async ({
  page,
  context,
}) => {
  await openItems(page, '?sort=-createdAt');
  await createItem(page, 'Gauge');
  await itemLink(page, 'Gauge').click();
  await panelField(page, 'Description').fill('Typed before the session ended.');
  const tab = await context.newPage();
  await tab.goto('/health');
  const kept = await tab.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('estuary.session.')),
  );
  await signOutHere(tab);
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Sign in to save' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expect(panelField(page, 'Description')).toHaveValue('Typed before the session ended.');

  await tab.evaluate((entries) => {
    for (const [key, value] of entries) localStorage.setItem(key, String(value));
  }, kept);
  await expect(page.getByText('You are signed out.')).toHaveCount(0);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(panelField(page, 'Description')).toHaveValue('Typed before the session ended.');
});

test('a viewer who goes past the screen by the real client changes nothing', async ({
  deployment,
  me,
  openOther,
}) => {
  const viewer = await addMember(deployment, 'Vera', 'viewer');
  const page = await openOther('/items', viewer);
  await expect(page.getByText('View only')).toBeVisible();
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).find(([key]) => key.startsWith('estuary.session.')),
  );
  const { token } = JSON.parse(String(kept?.[1])) as { token: string };
  const client = createClient(deployment.url);
  client.setAuth(() => Promise.resolve(token));
  const [item] = (await client.query(query('items:list'), { limit: 1, offset: 0 })) as { id: string }[];
  const state = () => client.query(query('items:page'), { limit: 100, offset: 0 });
  const before = await state();
  const id = item?.id ?? '';
  for (const [path, args] of [
    ['items:create', { name: 'Mine' }],
    ['items:createMany', { items: [{ name: 'Mine' }] }],
    ['items:update', { id, name: 'Mine' }],
    ['items:delete', { id }],
    ['changes:undo', {}],
    ['trash:purgeAll', {}],
    ['members:changeRole', { id: viewer.id, role: 'admin' }],
    ['members:remove', { id: me.id }],
  ] as const) {
    await expect(client.mutation(mutation(path), args), path).rejects.toMatchObject({
      data: { kind: 'Forbidden' },
    });
  }
  expect(await state()).toEqual(before);
  await client.close();
});

test.describe('signed out', () => {
  test('every address asks to sign in, says what is missing at its field, and moves nothing', async ({
    openOther,
  }) => {
    const page = await openOther('/trash', null);
    const button = page.getByRole('button', { name: 'Sign in', exact: true });
    await expect(button).toBeVisible();
    const before = await button.boundingBox();
    await button.click();
    const email = page.getByRole('textbox', { name: 'Email' });
    await expect(email).toBeFocused();
    await expect(email).toHaveAccessibleDescription('Type your email address.');
    expect(await button.boundingBox()).toEqual(before);
    await expect(page).toHaveURL(/\/trash$/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });
});
