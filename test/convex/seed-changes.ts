import type { Id } from '../../convex/_generated/dataModel.js';
import { editableFields } from '../../shared/items/item.ts';
import type { ConvexTest } from './start-convex-test.ts';

/** Fills the record without the functions, as they would have: the creation of each of the items. */

export const seedBatch = 'seed-batch';

/** As one batch, of whoever has signed in; the first item first. Each was made a ms after the other, the last one now. */
export async function seedCreations(t: ConvexTest, ids: readonly Id<'items'>[]): Promise<void> {
  const { actor } = t.member;
  const begin = Date.now() - ids.length;
  for (let first = 0; first < ids.length; first += 1000) {
    await t.run(async ({ db }) => {
      for (const [index, itemId] of ids.slice(first, first + 1000).entries()) {
        const item = await db.get('items', itemId);
        if (!item) throw new Error('There is no such item.');
        const { name, description, status, tags, version } = item;
        await db.insert('changes', {
          ...{ itemId, version, actor, at: begin + first + index, batchId: seedBatch },
          ...{ kind: 'created', role: 'anew' },
          ...{ before: null, changed: [...editableFields], fields: { name, description, status, tags } },
        });
      }
    });
  }
  await t.run(async ({ db }) => {
    const latest = await db.query('changes').order('desc').first();
    await db.insert('batches', {
      ...{ batchId: seedBatch, title: 'Import', actor, at: begin, size: ids.length },
      ...{ latest: latest?._creationTime ?? begin, role: 'anew', undoState: 'done' },
    });
  });
}
