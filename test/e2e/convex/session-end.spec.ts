import type { Locator, Page } from '@playwright/test';
import type { DeploymentProcess } from '../../support/convex/deployment-process.ts';
import { createItem, itemLink, panelField } from '../support/items-page.ts';
import { expectAccessible, expectNoSidewaysScroll, expectRoomInHeader } from '../support/looks.ts';
import { addAccount, expect, test } from './convex-test.ts';

/** The deployment ends a session under a form: what was typed stays, and what could not be saved is sent on return. */

const password = 'tide and time wait';
const day = 24 * 60 * 60 * 1000;

const signInAgain = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

/** An item that is there, and a form with something typed in it. */
async function typeInForm(page: Page, text: string): Promise<string> {
  await createItem(page, 'Gauge');
  await itemLink(page, 'Gauge').click();
  await panelField(page, 'Description').fill(text);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function comeBack(page: Page): Promise<void> {
  const dialog = signInAgain(page);
  await expect(dialog.getByRole('textbox', { name: 'Email' })).toHaveValue('nell@example.org');
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Where what somebody reads is, in px. */
const textBox = (locator: Locator) =>
  locator.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { y, height } = range.getBoundingClientRect();
    return { y, height };
  });

/**
 * The panel begins below the bar that leads back, and below the header where there is room, whatever the window is like;
 * and the header has room for what it says, also on a small tablet.
 */
async function expectAllInReach(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Edit item' });
  for (const width of [320, 390, 640, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    // Waits until the page is at rest, too.
    await expectNoSidewaysScroll(page);
    const bar = page.getByRole('status').filter({ hasText: 'You are signed out.' });
    const [above, text] = [await bar.boundingBox(), await textBox(bar)];
    expect(above).toMatchObject({ y: 0 });
    expect(text.y).toBeGreaterThanOrEqual(0);
    expect(text.y + text.height).toBeLessThanOrEqual(above?.height ?? 0);
    const { y } = (await panel.boundingBox()) ?? { y: 0 };
    expect(y).toBeGreaterThanOrEqual((above?.height ?? Infinity) + (width < 640 ? 0 : 48));
    await page.getByRole('button', { name: 'Sign in again' }).click({ trial: true });
    await panel.getByRole('button', { name: /^Close/ }).click({ trial: true });
    await expectRoomInHeader(page, width < 640 ? 7 : 11);
  }
}

const updatesRun = async (deployment: DeploymentProcess) =>
  (await deployment.send({ command: 'executionsOf', path: 'items:update' })) as number;

const ask = (deployment: DeploymentProcess, path: string, args: Record<string, string | number>) =>
  deployment.send({ command: 'execute', type: 'query', path, args });

async function expectSavedOnce(deployment: DeploymentProcess, id: string, description: string) {
  await expect.poll(() => ask(deployment, 'items:get', { id })).toMatchObject({ description, version: 2 });
  const { changes } = (await ask(deployment, 'changes:list', { itemId: id, limit: 10 })) as {
    changes: { kind: string; actor: { name: string } }[];
  };
  expect(changes.map(({ kind, actor }) => [kind, actor.name])).toEqual([
    ['updated', 'Nell'],
    ['created', 'Nell'],
  ]);
}

test('a session whose time is over leaves the form, and sends what was saved meanwhile when one is back', async ({
  deployment,
  openOther,
}) => {
  const page = await openOther('/items?sort=-createdAt', await addAccount(deployment, 'Nell', password));
  const id = await typeInForm(page, 'Typed before the time was over.');
  await deployment.send({ command: 'advance', ms: 40 * day });
  await deployment.send({ command: 'dropConnections' });
  await expect(signInAgain(page)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await signInAgain(page).getByRole('button', { name: 'Close' }).click();
  await expectAllInReach(page);
  const header = page.locator('header').first();
  await expect(header.getByText('Signed out')).toBeVisible();
  await expect(header.getByText('Live')).toHaveCount(0);
  const before = await updatesRun(deployment);
  await page.getByRole('button', { name: 'Sign in to save' }).click();
  await expect(signInAgain(page)).toBeVisible();
  // Refused, as nobody is signed in; what was typed is waiting.
  await expect.poll(() => updatesRun(deployment)).toBe(before + 1);
  await signInAgain(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Waiting for you to sign in to send Description.')).toBeVisible();
  await expectAllInReach(page);
  await expect(panelField(page, 'Description')).toHaveValue('Typed before the time was over.');
  expect(await ask(deployment, 'items:get', { id })).toMatchObject({ description: '', version: 1 });

  await page.getByRole('button', { name: 'Sign in again' }).click();
  await comeBack(page);
  await expect(header.getByText('Live')).toBeVisible();
  await expectSavedOnce(deployment, id, 'Typed before the time was over.');
  await expect(page.getByText('You are signed out.')).toHaveCount(0);
});

test('a session that ends under a save leaves the draft there, and the save is done once when one is back', async ({
  deployment,
  openOther,
}) => {
  const nell = await addAccount(deployment, 'Nell', password);
  const page = await openOther('/items?sort=-createdAt', nell);
  const id = await typeInForm(page, 'Saved as the session went.');
  await deployment.send({ command: 'hold', phase: 'beforeMutation' });
  const before = await updatesRun(deployment);
  await save(page);
  await deployment.send({ command: 'endSessions', email: nell.email });
  await deployment.send({ command: 'release', phase: 'beforeMutation' });
  await expect(signInAgain(page)).toBeVisible();
  await expect.poll(() => updatesRun(deployment)).toBe(before + 1);
  // Behind the dialog, where it is hidden from screen readers meanwhile.
  const behind = page.getByRole('textbox', { name: 'Description', exact: true, includeHidden: true });
  await expect(behind).toHaveValue('Saved as the session went.');
  expect(await ask(deployment, 'items:get', { id })).toMatchObject({ description: '', version: 1 });
  await comeBack(page);
  await expectSavedOnce(deployment, id, 'Saved as the session went.');
});
