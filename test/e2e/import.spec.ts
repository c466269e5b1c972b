import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFile, importDialog, importFile } from './support/import-dialog.ts';
import { itemRow, itemRows, openItems, pagination } from './support/items-page.ts';
import { expect, test } from './support/test.ts';

/** What was shown before is still there and still works. */
async function expectAlive(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(importDialog(page)).toHaveCount(0);
  await pagination(page).getByRole('button', { name: 'Next page' }).click();
  await expect(pagination(page)).toContainText('26–50 of');
}

/**
 * Presses the button in the page itself as soon as progress is shown: whether a press from outside came
 * in time would depend on how busy the machine is.
 */
function stopTheImportAtOnce(): void {
  const observer = new MutationObserver(() => {
    const progress = document.querySelector<HTMLProgressElement>('[role="dialog"] progress');
    const stop = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Stop the import',
    );
    if (!stop || !progress || progress.value === 0) return;
    observer.disconnect();
    stop.click();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
}

test.describe('the import', () => {
  test.beforeEach(async ({ page }) => {
    await openItems(page);
  });

  const mebibyte = 1024 * 1024;
  for (const { what, file, sentence } of [
    { what: 'that is empty', file: { name: 'empty.csv', bytes: Buffer.alloc(0) }, sentence: /empty/i },
    {
      what: 'that is not text',
      file: { name: 'picture.csv', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff, 0xfe, 0x00]) },
      sentence: /not (a )?text/i,
    },
    {
      what: 'with a cell of 1 MB',
      file: { name: 'cell.csv', text: `name,description\nWide,${'x'.repeat(mebibyte)}\n` },
      sentence: /more than any field can hold/,
    },
    {
      what: 'without a column for the name',
      file: { name: 'columns.csv', text: 'colour,size\nred,3\n' },
      sentence: /name/i,
    },
    { what: 'of broken JSON', file: { name: 'broken.json', text: '[{"name": "A"},' }, sentence: /JSON/ },
  ]) {
    test(`tells in a sentence why it cannot take a file ${what}, and the page stays alive`, async ({
      page,
    }) => {
      await chooseFile(page, file);
      await expect(importDialog(page).getByText(sentence).first()).toBeVisible();
      await expect(importDialog(page).getByRole('button', { name: /^Import \d/ })).toHaveCount(0);
      await expectAlive(page);
    });
  }

  test('refuses a file of 50 MB for its size, at once, and the page stays alive', async ({
    page,
  }, testInfo) => {
    const path = testInfo.outputPath('huge.csv');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.alloc(50 * mebibyte, 'a,b\n'));
    await chooseFile(page, path);
    await expect(importDialog(page).getByText(/50 MB.*at most 20 MB/)).toBeVisible();
    await expectAlive(page);
  });

  test('shows wrong rows with number and reason, imports the good ones and gives the bad ones back', async ({
    page,
  }) => {
    const text =
      'Name;Status;Tags\nGood one;active;a|b\n;active;\nBad status;sleeping;\n"Good; two";draft;\n' +
      `Bad tag;draft;${'t'.repeat(51)}\n`;
    await chooseFile(page, { name: 'mixed.csv', text });
    const dialog = importDialog(page);
    await expect(dialog).toContainText('2 items will be created, 3 rows are wrong');
    await expect(dialog).toContainText('Name is empty');
    await expect(dialog).toContainText('Status must be one of');
    // Beside the column that says "Tags".
    await expect(dialog.getByRole('cell', { name: 'A tag is too long' })).toHaveText(/^A tag/, {
      useInnerText: true,
    });

    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: /download/i }).click();
    const stream = await (await download).createReadStream();
    const pieces = await stream.toArray();
    const bad = Buffer.concat(pieces as Buffer[]).toString('utf8');
    expect(bad).toContain('Bad status');
    expect(bad).toContain('Status must be one of');
    expect(bad).toContain('Tags: A tag is too long');
    expect(bad).not.toContain('Good one');

    await dialog.getByRole('button', { name: 'Import 2 items' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(itemRow(page, 'Good one')).toContainText('b');
    await expect(itemRow(page, 'Good; two')).toContainText('Draft');
  });

  test('takes ten thousand rows, shows how far it is, and stops where one says so', async ({ page }) => {
    const rows = Array.from(
      { length: 10_000 },
      (_, row) => `Bulk ${row},Row number ${row} of many,draft,bulk`,
    );
    await chooseFile(page, { name: 'bulk.csv', text: `name,description,status,tags\n${rows.join('\n')}\n` });
    const dialog = importDialog(page);
    await expect(dialog.getByRole('button', { name: 'Import 10,000 items' })).toBeVisible();
    await page.evaluate(stopTheImportAtOnce);
    await dialog.getByRole('button', { name: 'Import 10,000 items' }).click();
    await expect(dialog).toContainText(/items were created\. [\d,]+ rows were not imported/);
    await dialog.getByRole('button', { name: /^Import the other/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await openItems(page, '?q=bulk');
    await expect(pagination(page)).toContainText('1–25 of 10,000');
  });

  test('an export of what the filter shows comes back as it was', async ({ page }) => {
    await importFile(page, 'test/support/countries.csv', 249);
    await openItems(page, '?q=country+island');
    const total = /of (\d+)/.exec(await pagination(page).innerText())?.[1] ?? '0';
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const path = await (await download).path();
    await importFile(page, path, Number(total));
    await openItems(page, '?q=country+island&size=100');
    await expect(pagination(page)).toContainText(`of ${Number(total) * 2}`);
    await expect(itemRows(page).first()).toBeVisible();
  });
});
