import type { Page } from '@playwright/test';
import { entry, itemHistory, openItem, save } from '../support/history.ts';
import { chooseFile, importDialog } from '../support/import-dialog.ts';
import {
  createItem,
  itemLink,
  openItems,
  pagination,
  panelField,
  shownNames,
  toasts,
} from '../support/items-page.ts';
import { openTrash, trashTable } from '../support/trash-page.ts';
import { expect, test } from './convex-test.ts';

async function deleteItem(page: Page, name: string): Promise<void> {
  await openItem(page, name);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(itemLink(page, name)).toHaveCount(0);
}

/**
 * Sees a progress bar from now on, however soon it is gone again: between two looks of `expect` a quick deployment is
 * through. Resolves to what waits until it was there.
 */
async function noticeProgress(page: Page, label: string): Promise<() => Promise<void>> {
  const notice = await page.evaluateHandle((label) => {
    const isShown = () =>
      [...document.querySelectorAll('progress')].some(
        (bar) => bar.ariaLabel === label && bar.checkVisibility(),
      );
    const shown = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
    return { shown };
  }, label);
  return () => notice.evaluate(({ shown }) => shown);
}

test.describe('on Convex', () => {
  test('a deletion is undone from its toast, and by keys, also after a reload', async ({ page }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    await deleteItem(page, 'Tide pole');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(itemLink(page, 'Tide pole')).toBeVisible();
    await deleteItem(page, 'Tide pole');
    await expect(toasts(page).getByText('Deleted “Tide pole”')).toBeVisible();

    await page.reload();
    await expect(page.getByRole('table', { name: 'Items' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(itemLink(page, 'Tide pole')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(toasts(page).getByText('Moved “Tide pole” to the trash again')).toBeVisible();
    await expect(itemLink(page, 'Tide pole')).toHaveCount(0);
  });

  test('the history of an item tells what another person does, who sees it undone', async ({
    page,
    openOther,
  }) => {
    await openItems(page);
    await createItem(page, 'Tide pole');
    await openItem(page, 'Tide pole');
    await expect(entry(itemHistory(page), 'You created it')).toBeVisible();
    const other = await openOther(new URL(page.url()).pathname);
    await panelField(other, 'Name').fill('Tide pole, painted');
    await save(other);
    const change = entry(itemHistory(page), /^Grace changed Name/);
    await change.getByRole('button', { name: /^Undo/ }).click();
    await expect(panelField(other, 'Name')).toHaveValue('Tide pole');
    await expect(entry(itemHistory(other), 'You changed Name')).toContainText('Undone by Ada');
  });

  test('an import is undone in the background, tells how far it is, and is done again', async ({
    page,
    deployment,
  }) => {
    await page.goto('/items?q=dinghy');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    const rows = Array.from({ length: 100 }, (_, index) => `Dinghy ${index}`);
    await chooseFile(page, { name: 'boats.csv', text: ['name', ...rows].join('\n') });
    await importDialog(page).getByRole('button', { name: 'Import 100 items' }).click();
    const shown = await noticeProgress(page, 'Undoing: Import of boats.csv');
    // Of what is done within 300 ms of its beginning nobody is told how far it is, and a quick machine may manage that.
    await deployment.send({ command: 'setDelays', delays: { eachMessage: 1_000 } });
    await importDialog(page).getByRole('button', { name: 'Undo this import' }).click();
    await shown();
    await deployment.send({ command: 'setDelays', delays: { eachMessage: 0 } });
    await expect(toasts(page).getByText('100 changes taken back.')).toBeVisible();
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(toasts(page).getByText('100 changes made again.')).toBeVisible();
    await expect(pagination(page)).toContainText('of 100');
  });

  test('what is in the trash is restored as itself, or deleted for ever', async ({ page, openOther }) => {
    await openItems(page);
    const [first = '', second = ''] = await shownNames(page);
    const address = (await itemLink(page, first).getAttribute('href')) ?? '';
    await openTrash(page, [first, second]);
    const other = await openOther('/trash');
    await page.getByRole('button', { name: `Restore ${first}` }).click();
    await expect(trashTable(other)).not.toContainText(first);
    await page.getByRole('button', { name: `Delete ${second} for ever` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for ever' }).click();
    await expect(other.getByText('The trash is empty')).toBeVisible();
    await openItems(page);
    await expect(itemLink(page, first)).toHaveAttribute('href', address);
    await expect(itemLink(page, second)).toHaveCount(0);
  });

  test('the activity shows at once what another person does, and an import as one', async ({
    page,
    openOther,
  }) => {
    await page.goto('/activity');
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    const other = await openOther('/items');
    await createItem(other, 'Tide pole');
    await expect(entry(page, /^Grace created Tide pole/)).toBeVisible();
    await chooseFile(other, { name: 'boats.csv', text: 'name\nSkiff\nDory\n' });
    await importDialog(other).getByRole('button', { name: 'Import 2 items' }).click();
    await expect(entry(page, 'Import of boats.csv')).toContainText('2 items');
    await importDialog(other).getByRole('button', { name: 'Undo this import' }).click();
    await expect(entry(page, 'Import of boats.csv').last()).toContainText('Undone by Grace');
  });
});
