import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from '../contract/contract-options.ts';
import { valueOf } from '../contract/contract.ts';
import { openDatabase } from '../support/convex/open-database.ts';
import { smokeUrl } from './account.ts';
import { enterNewSpace, leaveSpace, personOf } from './people.ts';

/** As somebody has it who is in the space that everybody is in. */
export const openSmokeDatabase = async (name = 'First'): Promise<Database> =>
  openDatabase({ url: smokeUrl, member: await personOf(name) });

/** How long a deployment may take until it goes on with what it does in the background, ms. */
const backgroundTime = 1500;
/** Between two looks at it, ms. */
const pause = 100;

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

/** A space of the deployment in which there is nothing, on the machine's clock. */
export async function createSmokeFixture(): Promise<ContractFixture> {
  await enterNewSpace();
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
      await leaveSpace();
    },
  };
}
