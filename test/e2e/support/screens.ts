import type { Page } from '@playwright/test';
import { chooseFile, importDialog } from './import-dialog.ts';
import { itemRows, openItems, panelField, searchFor } from './items-page.ts';
import { expect } from './test.ts';

/** Every screen of the app, and how one gets there. What looks at all of them reads this list. */

interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

const openFirstItem = async (page: Page) => {
  await openItems(page);
  await itemRows(page).first().getByRole('link').first().click();
  await expect(panelField(page, 'Name')).toBeVisible();
};

/** The panel of an item that another tab has changed in the same field and saved first. */
async function openConflict(page: Page): Promise<void> {
  await openFirstItem(page);
  await panelField(page, 'Name').fill('What I want');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await panelField(other, 'Name').fill('What somebody else wants');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await other.close();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody else saved this item first.')).toBeVisible();
}

/** Nothing left: the sample items, which fit on one page of a hundred, are deleted. */
async function openEmpty(page: Page): Promise<void> {
  await openItems(page, '?size=100');
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: /Delete/ }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Delete/ })
    .click();
  await expect(page.getByText('No items yet')).toBeVisible();
  // The list hears of it before the answers are in, and the toast comes after these.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
}

export const screens: readonly Screen[] = [
  { name: 'list', open: (page) => openItems(page) },
  {
    name: 'list with a selection',
    open: async (page) => {
      await openItems(page);
      await itemRows(page).nth(1).getByRole('checkbox').check();
      await expect(page.getByText('1 item selected')).toBeVisible();
    },
  },
  { name: 'empty list', open: openEmpty },
  {
    name: 'no match',
    open: async (page) => {
      await page.goto('/items?q=zzzzqqq');
      await expect(page.getByText('Nothing matches')).toBeVisible();
    },
  },
  {
    name: 'new item',
    open: async (page) => {
      await page.goto('/items/new');
      await expect(panelField(page, 'Name')).toBeVisible();
    },
  },
  {
    name: 'new item with errors',
    open: async (page) => {
      await page.goto('/items/new');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(panelField(page, 'Name')).toHaveAttribute('aria-invalid', 'true');
      await expect(panelField(page, 'Name')).toBeFocused();
    },
  },
  { name: 'edit item', open: openFirstItem },
  { name: 'conflict', open: openConflict },
  {
    name: 'unsaved changes',
    open: async (page) => {
      await openFirstItem(page);
      await panelField(page, 'Description').fill('Half a thought');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'item not found',
    open: async (page) => {
      await page.goto('/items/never-was');
      await expect(page.getByText('Item not found')).toBeVisible();
    },
  },
  {
    name: 'import preview',
    open: async (page) => {
      await openItems(page);
      await chooseFile(page, {
        name: 'mixed.csv',
        text: 'name,status,tags\nGood one,active,a|b\n,active,\nBad status,sleeping,x\n',
      });
      await expect(importDialog(page).getByRole('button', { name: 'Import 1 item' })).toBeVisible();
    },
  },
  {
    name: 'undo toast',
    open: async (page) => {
      await openFirstItem(page);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Edit item' })).toHaveCount(0);
    },
  },
  {
    name: 'export menu',
    open: async (page) => {
      await openItems(page);
      await page.getByRole('button', { name: 'Export' }).click();
      await expect(page.getByRole('menuitem', { name: /CSV/ })).toBeVisible();
    },
  },
  {
    name: 'palette',
    open: async (page) => {
      await openItems(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'help',
    open: async (page) => {
      await openItems(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'health',
    open: async (page) => {
      await page.goto('/health');
      await expect(page.getByText(/\d ms/)).toBeVisible();
    },
  },
  {
    name: 'page not found',
    open: async (page) => {
      await page.goto('/nowhere');
      await expect(page.getByText('There is no such page')).toBeVisible();
    },
  },
  {
    name: 'search',
    open: async (page) => {
      await openItems(page);
      await searchFor(page, 'survey');
    },
  },
];
