import type { Page } from '@playwright/test';
import { actAs, openAccountMenu } from './act-as.ts';
import { earlierVersion, entry, itemHistory, openAsAnother, save } from './history.ts';
import { chooseFile, importDialog, importFile } from './import-dialog.ts';
import {
  createItem,
  itemRows,
  openItems,
  panelField,
  searchBox,
  searchFor,
  shownNames,
} from './items-page.ts';
import { breakStore, holdPages, killSharedWorkers } from './shared-worker.ts';
import { expect } from './test.ts';
import { openTrash, trashTable } from './trash-page.ts';

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

/** Another tab with the panel of the same item. */
async function openBeside(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(panelField(other, 'Name')).toBeVisible();
  return other;
}

/** The panel of an item that another tab has changed in the same fields, and in one more, and saved first. */
async function openConflict(page: Page): Promise<void> {
  await openFirstItem(page);
  await panelField(page, 'Name').fill('What I want');
  await panelField(page, 'Description').press('End');
  await panelField(page, 'Description').pressSequentially(' and more');
  const other = await openBeside(page);
  await panelField(other, 'Name').fill('What somebody else wants');
  await panelField(other, 'Description').fill('Somebody else’s words');
  await panelField(other, 'Tags').fill('theirs,');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await other.close();
  await expect(page.getByText(/^Changed by you, in another tab/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Another save came first.')).toBeVisible();
  await expect(page.locator('ins').first()).toBeVisible();
}

/** What was typed before the page went. The other tab keeps the items alive. */
async function openDraft(page: Page): Promise<void> {
  await openFirstItem(page);
  const other = await openBeside(page);
  await panelField(page, 'Name').fill('What I typed');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/You have unsaved changes/)).toBeVisible();
  await other.close();
}

/** An item that another tab has deleted under what was typed. */
async function openDeleted(page: Page): Promise<void> {
  await openFirstItem(page);
  await panelField(page, 'Name').fill('What I typed');
  const other = await openBeside(page);
  await other.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('This item was deleted while you had it open.')).toBeVisible();
  await expect(page.getByText(/^You did it/)).toBeVisible();
  await other.close();
}

/** The panel of the first item, of which all but the tags has been changed, the description at length. */
async function openChanged(page: Page): Promise<void> {
  await openFirstItem(page);
  await panelField(page, 'Name').fill('What it is called now');
  await panelField(page, 'Description').fill('A long description, with many words in it. '.repeat(20));
  await page.getByRole('region', { name: 'Edit item' }).getByLabel('Status').selectOption('Archived');
  await save(page);
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

/** Two items, one of them selected, the other one open. */
async function openFilledTrash(page: Page): Promise<void> {
  await openItems(page);
  await openTrash(page, (await shownNames(page)).slice(0, 2));
  await trashTable(page).getByRole('rowheader').getByRole('button').first().click();
  await trashTable(page).getByRole('checkbox').last().check();
  await expect(page.getByText('1 item selected')).toBeVisible();
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
    name: 'list that loads',
    open: async (page) => {
      await holdPages(page);
      await page.goto('/items');
      await expect(page.getByText('Loading items…')).toBeAttached();
    },
  },
  {
    name: 'list that cannot be had',
    open: async (page) => {
      await openItems(page);
      await killSharedWorkers(page);
      await searchBox(page).fill('boat');
      await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  },
  {
    name: 'failed start',
    open: async (page) => {
      await breakStore(page, 'There is no room for the items.');
      await page.goto('/items');
      await expect(page.getByText('Estuary cannot start')).toBeVisible();
    },
  },
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
  { name: 'draft to put back', open: openDraft },
  { name: 'deleted under the form', open: openDeleted },
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
      await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Edit item' })).toHaveCount(0);
    },
  },
  { name: 'empty trash', open: (page) => openTrash(page, []) },
  { name: 'trash', open: openFilledTrash },
  {
    name: 'trash before it is emptied',
    open: async (page) => {
      await openFilledTrash(page);
      await page.getByRole('button', { name: 'Empty trash' }).click();
      await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeFocused();
    },
  },
  {
    name: 'import that can be undone',
    open: async (page) => {
      await openItems(page);
      await chooseFile(page, { name: 'boats.csv', text: 'name\nSkiff\nDory\n' });
      await importDialog(page).getByRole('button', { name: 'Import 2 items' }).click();
      await expect(importDialog(page).getByRole('button', { name: 'Undo this import' })).toBeVisible();
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
    name: 'account menu',
    open: async (page) => {
      await openItems(page);
      await openAccountMenu(page);
    },
  },
  {
    name: 'item of a viewer',
    open: async (page) => {
      await openItems(page);
      await actAs(page, 'viewer');
      await itemRows(page).first().getByRole('link').first().click();
      await expect(page.getByRole('region', { name: 'Item', exact: true })).toContainText('History');
    },
  },
  {
    name: 'new item of a viewer',
    open: async (page) => {
      await openItems(page);
      await actAs(page, 'viewer');
      await page.goto('/items/new');
      await expect(page.getByText('You may not add items')).toBeVisible();
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
    name: 'history of an item',
    open: async (page) => {
      await openChanged(page);
      await itemHistory(page).scrollIntoViewIfNeeded();
      await entry(itemHistory(page), 'You changed').getByRole('button', { name: 'Show all' }).click();
    },
  },
  {
    name: 'undone change',
    open: async (page) => {
      await openChanged(page);
      await entry(itemHistory(page), 'You changed').getByRole('button', { name: /^Undo/ }).click();
      await expect(entry(itemHistory(page), 'Undone by you')).toBeVisible();
    },
  },
  {
    name: 'earlier version',
    open: async (page) => {
      await openChanged(page);
      await entry(itemHistory(page), 'created it').getByRole('link', { name: /^View/ }).click();
      await expect(earlierVersion(page).getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'earlier version of an item in the trash',
    open: async (page) => {
      await openChanged(page);
      await entry(itemHistory(page), 'created it').getByRole('link', { name: /^View/ }).click();
      await expect(earlierVersion(page)).toBeVisible();
      const address = page.url();
      await page.goBack();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
      await page.goto(address);
      await expect(earlierVersion(page).getByText('This item is in the trash now.')).toBeVisible();
    },
  },
  {
    name: 'no such version',
    open: async (page) => {
      await page.goto('/items/never-was/history/neither');
      await expect(page.getByText('There is no such version')).toBeVisible();
    },
  },
  {
    name: 'activity',
    open: async (page) => {
      await openChanged(page);
      await page.goto('/activity');
      await expect(entry(page, 'You changed')).toBeVisible();
    },
  },
  {
    name: 'activity of a batch',
    open: async (page) => {
      await openItems(page);
      await importFile(page, 'test/support/countries.csv', 249);
      await page.goto('/activity');
      await page.getByRole('button', { name: /^Show items/ }).click();
      await expect(entry(page, 'Zimbabwe').last()).toBeVisible();
    },
  },
  {
    name: 'activity by days',
    open: async (page) => {
      await page.goto('/activity?from=2020-01-01&to=2020-01-02');
      await expect(page.getByText('No change matches')).toBeVisible();
    },
  },
  {
    name: 'paused list',
    open: async (page) => {
      await openItems(page);
      await page.getByRole('button', { name: 'Pause live updates' }).click();
      const other = await openAsAnother(page);
      await createItem(other, 'Added meanwhile');
      await other.close();
      await page.getByRole('button', { name: 'Show them' }).click();
      await expect(page.getByRole('link', { name: 'See each change' })).toBeVisible();
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
