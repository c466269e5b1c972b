import type { Page } from '@playwright/test';
import { createItem, itemLink, itemRow, itemsTable, openItems, panelField } from './support/items-page.ts';
import { expectAccessible } from './support/looks.ts';
import { killSharedWorkers } from './support/shared-worker.ts';
import { expect, test } from './support/test.ts';

const byNewest = '?sort=updatedAt&dir=desc';

async function openTwoTabs(page: Page): Promise<[Page, Page]> {
  const other = await page.context().newPage();
  await openItems(page, byNewest);
  await openItems(other, byNewest);
  return [page, other];
}

test.describe('one store for all tabs', () => {
  test('shows in a second tab what is written in the first, as it is made', async ({ page }) => {
    const [writer, reader] = await openTwoTabs(page);
    await createItem(writer, 'Tide pole');
    await expect(itemLink(reader, 'Tide pole')).toBeVisible();

    await itemLink(writer, 'Tide pole').click();
    await panelField(writer, 'Name').fill('Tide pole, painted');
    await writer.getByRole('button', { name: 'Save' }).click();
    await expect(itemLink(reader, 'Tide pole, painted')).toBeVisible();
    await expect(itemLink(reader, 'Tide pole')).toHaveCount(0);
  });

  test('holds the rows while the focus moves among them, and then gives it to the table', async ({
    page,
  }) => {
    const [writer, reader] = await openTwoTabs(page);
    await itemsTable(reader).locator('tbody').getByRole('link').first().focus();
    await createItem(writer, 'Tide pole');
    const waiting = reader.getByRole('button', { name: '1 new' });
    await expect(waiting).toBeVisible();
    await reader.bringToFront();
    await reader.keyboard.press('Tab');
    await expect(waiting).toBeVisible();
    await waiting.click();
    await expect(itemLink(reader, 'Tide pole')).toBeVisible();
    await expect(itemsTable(reader)).toBeFocused();
  });

  test('goes on when the tab is closed that was there first', async ({ page }) => {
    const [first, second] = await openTwoTabs(page);
    await createItem(first, 'Written by the first');
    await expect(itemLink(second, 'Written by the first')).toBeVisible();
    await first.close();
    await createItem(second, 'Written by the second');

    const third = await second.context().newPage();
    await openItems(third, byNewest);
    await expect(itemLink(third, 'Written by the first')).toBeVisible();
    await expect(itemLink(third, 'Written by the second')).toBeVisible();
  });

  test('drops what a closed tab watched', async ({ page }) => {
    const [first, second] = await openTwoTabs(page);
    await expect.poll(() => countTabLocks(second)).toEqual({ held: 2, asked: 2 });
    await first.close();
    // The store waits for one tab only: it was given the lock of the other, and gave it up again.
    await expect.poll(() => countTabLocks(second)).toEqual({ held: 1, asked: 1 });
  });

  test('keeps the items of the only tab through a reload', async ({ page }) => {
    await openItems(page, byNewest);
    await createItem(page, 'Still here');
    await page.reload();
    await expect(itemLink(page, 'Still here')).toBeVisible();
  });

  test('is live again in a page that Back has brought back', async ({ page }) => {
    const [writer, reader] = await openTwoTabs(page);
    // Playwright switches the cache for Back and Forward off: these are the events of a page in it.
    await reader.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
    );
    await createItem(writer, 'While away');
    await expect(itemLink(reader, 'While away')).toHaveCount(0);
    await reader.evaluate(() =>
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    );
    await expect(itemLink(reader, 'While away')).toBeVisible();
    await createItem(writer, 'Afterwards');
    await expect(itemLink(reader, 'Afterwards')).toBeVisible();
  });
});

test.describe('without a store for all tabs', () => {
  test('a browser that has no shared workers keeps the items in the tab', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
    await openItems(page, byNewest);
    await expect(page.getByText('until this tab closes')).toBeVisible();
    await createItem(page, 'Mine alone');
  });

  test('a shared worker that cannot start is said plainly, and the tab works by itself', async ({ page }) => {
    await page.addInitScript(() => {
      // An arrow function could not be called with `new`.
      window.SharedWorker = function refuse() {
        throw new DOMException('Access to shared workers is denied.', 'SecurityError');
      } as unknown as typeof SharedWorker;
    });
    await openItems(page, byNewest);
    const reason = /could not start the shared store: this tab keeps its own items/;
    await expect(page.getByRole('main').getByText(reason)).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await createItem(page, 'Mine alone');
  });

  test('a shared worker that dies is said plainly, in every tab, and what was read stays', async ({
    page,
  }) => {
    const [first, second] = await openTwoTabs(page);
    await createItem(first, 'Read before');
    await expect(itemRow(second, 'Read before')).toBeVisible();
    await killSharedWorkers(page);
    for (const tab of [first, second]) {
      await expect(tab.getByRole('main').getByText(/store of items has stopped/)).toBeVisible();
      await expect(tab.getByRole('banner')).toContainText('Offline');
      await expect(itemsTable(tab)).toContainText('Read before');
    }
  });
});

/** How many tabs hold the lock that says they are there, and for how many of them the store waits. */
function countTabLocks(page: Page): Promise<{ held: number; asked: number }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: LockInfo[]) => locks.filter(({ name }) => name?.startsWith('estuary-tab-')).length;
    return { held: count(held), asked: count(pending) };
  });
}
