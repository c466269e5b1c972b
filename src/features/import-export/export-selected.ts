import type { Item } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { countOf } from '../../lib/format.ts';
import { exportFile, formatPages } from './export-items.ts';
import { openFileSink } from './save-file.ts';

/** Downloads these items, as they are on the screen, as CSV: for spreadsheets and for import. Import it lazily. */
export async function exportSelected(items: readonly Item[]): Promise<void> {
  const sink = await openFileSink(exportFile('csv', new Date()), false);
  for await (const { text } of formatPages([items], 'csv')) await sink.write(text);
  await sink.close();
  announce(`Exported ${countOf(items.length, 'item')}.`);
}
