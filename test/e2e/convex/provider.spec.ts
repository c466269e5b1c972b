import type { Page } from '@playwright/test';
import { itemLink, panelField } from '../support/items-page.ts';
import { expectAccessible } from '../support/looks.ts';
import { expect, test } from './convex-test.ts';

/** Signing in at another place. That nothing of it breaks the Content-Security-Policy, `test` sees to. */

test.use({ storageState: { cookies: [], origins: [] } });

const withExample = (page: Page) => page.getByRole('button', { name: 'Sign in with Example' });

/** At the issuer's own page, once that is there: the one before it has a field of this name, too. */
async function sayWho(page: Page, email: string, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('whoever was invited signs in at another place, edits where they wanted to, and signs out', async ({
  page,
  deployment,
  issuer,
}) => {
  const args = { email: 'grace@example.org' };
  await deployment.send({ command: 'execute', type: 'action', path: 'members:invite', args });
  await page.goto('/items/new?q=tide');
  await withExample(page).click();
  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  expect(page.url()).toContain(issuer.url);
  await sayWho(page, 'grace@example.org', 'Grace Hopper');

  await expect(page).toHaveURL(/\/items\/new\?q=tide$/);
  await panelField(page, 'Name').fill('Tide gauge');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(itemLink(page, 'Tide gauge')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account: Grace Hopper, Admin/ })).toBeVisible();
  await page.getByRole('button', { name: /^Account:/ }).click();
  await expect(page.getByText('Grace Hopper', { exact: true })).toBeVisible();
  issuer.settings.endsSessions = true;
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  // By way of the other place, where one is signed out, too.
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(issuer.signedOut).not.toEqual([]);
  await expect(withExample(page)).toBeVisible();
  await page.reload();
  await withExample(page).click();
  await sayWho(page, 'grace@example.org', 'Grace Hopper');
  await expect(page.getByRole('button', { name: /^Account: Grace Hopper/ })).toBeVisible();
  // The way out is a detour for whoever leaves for an invitation.
  const invitation = `/sign-in?invitation=${'c0de'.repeat(8)}`;
  await page.goto(invitation);
  const isBack = page.waitForEvent('domcontentloaded');
  await page.getByRole('button', { name: 'Sign out and accept it' }).click();
  await isBack;
  await expect(page.getByRole('heading', { name: 'Accept your invitation' })).toBeVisible();
  expect(page.url()).toContain(invitation);
  expect(issuer.signedOut).toHaveLength(2);
});

test('whoever turns back there, or was not invited, is told so where they can try again', async ({
  page,
  deployment,
}) => {
  await page.goto('/trash');
  await withExample(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'You did not sign in with Example' })).toBeVisible();
  await expectAccessible(page);

  await withExample(page).click();
  await sayWho(page, 'eve@example.org', 'Eve');
  await expect(page.getByRole('alert').filter({ hasText: 'Ask an admin to invite you.' })).toBeVisible();

  const args = { email: 'eve@example.org' };
  await deployment.send({ command: 'execute', type: 'action', path: 'members:invite', args });
  await withExample(page).click();
  await sayWho(page, 'eve@example.org', 'Eve');
  await expect(page.getByRole('heading', { name: /^Trash/ })).toBeVisible();
  await expect(page).toHaveURL(/\/trash$/);
});
