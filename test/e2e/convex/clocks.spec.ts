import type { Page } from '@playwright/test';
import { createItem, itemLink, itemRow, panelField } from '../support/items-page.ts';
import { addAccount, expect, test } from './convex-test.ts';

/** Machines whose clock is wrong: who is signed in, and when something was, is decided by the deployment. */

const hour = 60 * 60 * 1000;

const keptToken = (page: Page) =>
  page.evaluate(() => {
    const [, kept = '{}'] =
      Object.entries(localStorage).find(([key]) => key.startsWith('estuary.session.')) ?? [];
    return (JSON.parse(String(kept)) as { token?: string }).token;
  });

for (const [words, clockAhead] of [
  ['ahead', hour],
  ['behind', -hour],
] as const) {
  test(`whoever has a clock that is an hour ${words} stays signed in, and what was just done was done just now`, async ({
    deployment,
    openOther,
  }) => {
    const nell = await addAccount(deployment, 'Nell', 'tide and time wait');
    const page = await openOther('/items?sort=-createdAt', nell, clockAhead);
    await createItem(page, 'Gauge');
    const times = itemRow(page, 'Gauge').locator('time');
    await expect(times.first()).toHaveText('just now');
    await itemLink(page, 'Gauge').click();
    await expect(panelField(page, 'Name')).toHaveValue('Gauge');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const before = await keptToken(page);

    // The token is over, by the clock that counts.
    await deployment.send({ command: 'advance', ms: 2 * hour });
    await deployment.send({ command: 'dropConnections' });
    await panelField(page, 'Description').fill('Typed at the wrong time.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => deployment.send({ command: 'execute', type: 'query', path: 'items:get', args: { id } }))
      .toMatchObject({ description: 'Typed at the wrong time.', version: 2 });
    expect(await keptToken(page)).not.toBe(before);

    await page.reload();
    await expect(panelField(page, 'Description')).toHaveValue('Typed at the wrong time.');
    await expect(page.getByRole('button', { name: 'Account: Nell, Admin' })).toBeVisible();
    await expect(page.locator('time').filter({ hasText: /^(in|tomorrow)\b/ })).toHaveCount(0);
  });
}
