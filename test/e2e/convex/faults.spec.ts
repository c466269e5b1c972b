import type { Page } from '@playwright/test';
import { createItem, itemLink, openItems, panelField } from '../support/items-page.ts';
import { addMember, expect, test } from './convex-test.ts';

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();
const chip = (page: Page, text: string | RegExp) => page.getByRole('banner').getByText(text);

/** The list and, beside it, the form of a new item. */
async function openItem(page: Page, name: string): Promise<string> {
  await openItems(page, '?sort=-createdAt');
  await createItem(page, name);
  await itemLink(page, name).click();
  await expect(panelField(page, 'Name')).toHaveValue(name);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test.describe('when the connection to Convex fails', () => {
  // The browser itself writes to the console that a connection was refused or lost.
  // Of a bare list of two Playwright takes the second for the fixture's options.
  test.use({ allowedComplaints: [[/WebSocket connection to/, /ERR_CONNECTION_REFUSED/], { scope: 'test' }] });

  test('an edit whose answer is lost with the server is there once when it is back', async ({
    page,
    deployment,
    openOther,
  }) => {
    const id = await openItem(page, 'Lost answer');
    const updatesRun = () => deployment.send({ command: 'executionsOf', path: 'items:update' });
    const before = Number(await updatesRun());
    await deployment.send({ command: 'hold', phase: 'beforeResponse' });
    await panelField(page, 'Description').fill('Saved, but who knows.');
    await save(page);
    // Shown at once, made, and not yet acknowledged.
    await expect.poll(updatesRun).toBe(before + 1);
    await deployment.send({ command: 'kill' });
    await expect(chip(page, /Reconnecting…|Offline/).first()).toBeVisible();
    await expect(chip(page, /1 write waiting/)).toBeVisible();
    await deployment.send({ command: 'release', phase: 'beforeResponse' });
    await deployment.send({ command: 'restart' });
    await expect(chip(page, 'Live')).toBeVisible();
    const other = await openOther(`/items/${id}`);
    await expect(panelField(other, 'Description')).toHaveValue('Saved, but who knows.');
    await expect
      .poll(() => deployment.send({ command: 'execute', type: 'query', path: 'items:get', args: { id } }))
      .toMatchObject({ description: 'Saved, but who knows.', version: 2 });
  });

  test('edits made offline are shown, counted, and sent on return', async ({
    page,
    deployment,
    openOther,
  }) => {
    const id = await openItem(page, 'Written offline');
    await deployment.send({ command: 'kill' });
    await expect(chip(page, /Reconnecting…|Offline/).first()).toBeVisible();
    await panelField(page, 'Name').fill('Renamed offline');
    await save(page);
    await expect(itemLink(page, 'Renamed offline')).toBeVisible();
    await expect(chip(page, /1 write waiting/)).toBeVisible();
    await deployment.send({ command: 'restart' });
    await expect(chip(page, 'Live')).toBeVisible();
    await expect(chip(page, /waiting/)).toHaveCount(0);
    const other = await openOther(`/items/${id}`);
    await expect(panelField(other, 'Name')).toHaveValue('Renamed offline');
  });
});

test('an optimistic edit that is refused is rolled back, and the reason is shown', async ({
  page,
  deployment,
}) => {
  const id = await openItem(page, 'Contested');
  await deployment.send({ command: 'hold', phase: 'beforeMutation' });
  await panelField(page, 'Name').fill('Mine');
  await save(page);
  await expect(itemLink(page, 'Mine')).toBeVisible();
  await deployment.send({
    command: 'execute',
    type: 'mutation',
    path: 'items:update',
    args: { id, name: 'Theirs' },
  });
  await deployment.send({ command: 'release', phase: 'beforeMutation' });
  await expect(itemLink(page, 'Theirs')).toBeVisible();
  await expect(itemLink(page, 'Mine')).toHaveCount(0);
  const contested = page.getByRole('group', { name: 'Name' });
  await expect(contested).toContainText('Mine');
  await expect(contested).toContainText('Theirs');
});

test('a deployment without the functions says what to do', async ({ page, deployment }) => {
  await deployment.send({ command: 'reset', withoutFunctions: ['items:page'] });
  await addMember(deployment, 'Ada', 'admin');
  await page.goto('/items');
  await expect(page.getByText(/npx convex deploy/)).toBeVisible();
});
