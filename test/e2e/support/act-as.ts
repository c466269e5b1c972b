import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const people = {
  admin: { label: 'You, as an admin', account: /^Account: Guest .*, Admin$/ },
  viewer: { label: 'You, as a viewer', account: /^Account: Guest .*, Viewer$/ },
  second: { label: 'A second person, an admin', account: 'Account: Second person, Admin' },
} as const;

type PersonName = keyof typeof people;

const radioOf = (page: Page, who: PersonName) => page.getByRole('radio', { name: people[who].label });

/** Opens the menu of the account, which shows whom the tab acts as. */
export async function openAccountMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await expect(radioOf(page, 'admin')).toBeVisible();
}

/** Waits until the tab acts as somebody: the menu of a new application stands in the place of the one before. */
export async function expectToBe(page: Page, who: PersonName): Promise<void> {
  await expect(page.getByRole('button', { name: people[who].account })).toBeVisible();
  await expect(radioOf(page, who)).toBeFocused();
}

/** Makes the tab act as somebody, and closes the menu again. */
export async function actAs(page: Page, who: PersonName): Promise<void> {
  await openAccountMenu(page);
  await radioOf(page, who).click();
  await expectToBe(page, who);
  await page.keyboard.press('Escape');
  await expect(radioOf(page, who)).toBeHidden();
}
