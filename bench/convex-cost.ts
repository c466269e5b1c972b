import { test } from 'vitest';
import { api } from '../convex/_generated/api.js';
import { measureMutation, measureQuery, type Documents } from '../test/convex/measure.ts';
import { seedItems, seedModule } from '../test/convex/seed-items.ts';
import { startConvexTest } from '../test/convex/start-convex-test.ts';

/**
 * What the Convex functions read and write at sizes that are too large for a test, since convex-test
 * looks through the whole table for each indexed read: `SIZE=20000 npm run bench:convex`. Documents do not
 * depend on the machine, so the times that this takes mean nothing.
 */

const size = Number(process.env['SIZE'] ?? 20_000);

const show = (name: string, { read, written, ranges }: Documents) =>
  console.log(`| ${name} | ${read} | ${written} | ${ranges} |`);

test(`${size.toLocaleString('en-US')} items`, async () => {
  const t = await startConvexTest({ componentModules: { seed: seedModule }, transactionLimits: false });
  const entries = await seedItems(t, size);
  const idOf = (index: number) => entries[index]?.id ?? '';
  const update = (index: number, changes: object) =>
    measureMutation(t, api.items.update, { id: idOf(index), ...changes });
  console.log(
    `| ${size.toLocaleString('en-US')} items | read | written | index ranges |\n|---|---:|---:|---:|`,
  );
  show('count', await measureQuery(t, api.items.count, {}));
  for (const share of [0, 0.1, 0.25, 0.4, 0.49, 0.5, 0.6, 0.75, 0.9, 1]) {
    const offset = Math.round(share * (size - 25));
    const args = { limit: 25, offset, sort: { field: 'name', direction: 'asc' } } as const;
    show(`page of 25 at ${offset.toLocaleString('en-US')}`, await measureQuery(t, api.items.page, args));
  }
  show('create', await measureMutation(t, api.items.create, { name: 'Item 05000' }));
  show('update of the description', await update(11, { description: 'Another' }));
  show('update of the status', await update(12, { status: 'archived' }));
  show('update of the name', await update(13, { name: 'Item 00007' }));
  show('delete', await measureMutation(t, api.items.delete, { id: idOf(14) }));
  show('restore', await measureMutation(t, api.items.restore, { id: idOf(14) }));
});
