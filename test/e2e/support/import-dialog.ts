import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

interface TextFile {
  readonly name: string;
  readonly text: string;
}

export const importDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Import items' });

/** Opens the import and gives it a file, by its path or by its content. */
export async function chooseFile(
  page: Page,
  file: string | TextFile | { name: string; bytes: Buffer },
): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const input = importDialog(page).getByLabel('File to import');
  if (typeof file === 'string') {
    await input.setInputFiles(file);
  } else {
    const buffer = 'text' in file ? Buffer.from(file.text) : file.bytes;
    await input.setInputFiles({ name: file.name, mimeType: 'text/csv', buffer });
  }
}

/** Imports a file whole and closes the dialog. */
export async function importFile(page: Page, path: string, count: number): Promise<void> {
  await chooseFile(page, path);
  await importDialog(page)
    .getByRole('button', { name: `Import ${count} items` })
    .click();
  await importDialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(importDialog(page)).toHaveCount(0);
}
