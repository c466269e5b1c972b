import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from '../contract/contract-options.ts';
import { everything, valueOf } from '../contract/contract.ts';
import { openDatabase } from '../support/convex/open-database.ts';

/** For tests against a deployment that is really there: SMOKE_URL says which. See scripts/smoke.mjs. */
export const openSmokeDatabase = (): Database => openDatabase({ url: process.env['SMOKE_URL'] ?? '' });

/** How long a deployment may take for what it does in the background, ms. */
const backgroundTime = 5000;
/** So many deletions are under way at once. */
const deletedAtOnce = 50;

/** Deletes all items there are. */
async function deleteAll(database: Database): Promise<void> {
  const items = database.items();
  for (;;) {
    const found = valueOf(await items.list({ ...everything, limit: deletedAtOnce }));
    if (found.length === 0) return;
    for (const result of await Promise.all(found.map(({ id }) => items.delete(id)))) valueOf(result);
  }
}

/** The deployment with no items, on the machine's clock. */
export async function createSmokeFixture(): Promise<ContractFixture> {
  const database = openSmokeDatabase();
  const opened = [database];
  await deleteAll(database);
  return {
    database,
    openAs() {
      const other = openSmokeDatabase();
      opened.push(other);
      return Promise.resolve(other);
    },
    now: () => Date.now(),
    async advance(ms) {
      await setTimeout(ms);
    },
    async settled() {
      // What a deployment tells arrives in order: with this answer, all that was caused before is here.
      for (const one of opened) await one.healthCheck();
      await setImmediate();
    },
    async finishBackground() {
      // Nobody but an operator sees what is scheduled.
      await setTimeout(backgroundTime);
    },
    prune: () => Promise.reject(new Error('What prunes a deployment cannot be called from outside.')),
    async dispose() {
      await deleteAll(database);
      for (const one of opened) await one.close();
    },
  };
}
