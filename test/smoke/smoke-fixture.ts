import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from '../contract/contract-options.ts';
import { everything, valueOf } from '../contract/contract.ts';
import { openDatabase } from '../support/convex/open-database.ts';
import { personOf, smokeUrl } from './people.ts';

/** For tests against a deployment that is really there: SMOKE_URL says which. See scripts/smoke.mjs. */
export const openSmokeDatabase = async (name = 'First'): Promise<Database> =>
  openDatabase({ url: smokeUrl, member: await personOf(name) });

/** How long a deployment may take until it goes on with what it does in the background, ms. */
const backgroundTime = 1500;
/** Between two looks at it, ms. */
const pause = 100;
/** So many deletions are under way at once. */
const deletedAtOnce = 50;

/** Deletes all items there are, for ever. */
async function deleteAll(database: Database): Promise<void> {
  const items = database.items();
  for (;;) {
    const found = valueOf(await items.list({ ...everything, limit: deletedAtOnce }));
    if (found.length === 0) break;
    for (const result of await Promise.all(found.map(({ id }) => items.delete(id)))) valueOf(result);
  }
  valueOf(await database.trash().purgeAll());
  while (valueOf(await database.trash().list({ limit: 1, offset: 0 })).total > 0) await setTimeout(pause);
}

/** By a client of its own: a test may have closed the others. */
async function clear(): Promise<void> {
  const database = await openSmokeDatabase();
  await deleteAll(database);
  await database.close();
}

/** Resolves when nothing new has come to be on record for a while: nobody but an operator sees what is scheduled. */
async function waitForQuiet(database: Database): Promise<void> {
  const readLatest = async () => valueOf(await database.changes().list({ limit: 1 })).changes[0]?.id;
  let known = await readLatest();
  let since = Date.now();
  while (Date.now() - since < backgroundTime) {
    await setTimeout(pause);
    const latest = await readLatest();
    if (latest === known) continue;
    known = latest;
    since = Date.now();
  }
}

/** The deployment with no items, on the machine's clock. */
export async function createSmokeFixture(): Promise<ContractFixture> {
  // What is purged is nobody's to undo any more.
  await clear();
  const database = await openSmokeDatabase();
  const opened = [database];
  return {
    database,
    async openAs(name) {
      const other = await openSmokeDatabase(name);
      opened.push(other);
      return other;
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
    finishBackground: () => waitForQuiet(database),
    prune: () => Promise.reject(new Error('What prunes a deployment cannot be called from outside.')),
    async dispose() {
      for (const one of opened) await one.close();
      await clear();
    },
  };
}
