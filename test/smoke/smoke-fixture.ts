import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import type { ContractFixture } from '../contract/contract-options.ts';
import { valueOf } from '../contract/contract.ts';
import { openWithClient } from '../support/convex/open-database.ts';
import { smokeUrl } from './account.ts';
import { enterNewSpace, leaveSpace, personOf } from './people.ts';

/** As somebody has it who is in the space that everybody is in. */
const open = async (name: string) => openWithClient({ url: smokeUrl, member: await personOf(name) });
type Opened = Awaited<ReturnType<typeof open>>;

/** So many take turns at being the one whose database a test is given: what limits a member is meant for people. */
const crew = 5;
let turn = 0;

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

/** So many round trips in a row with nothing on its way: what is told may cause a write, and that may be told in turn. */
const quietRounds = 3;

/** Resolves when what was caused so far has reached the observers: what a deployment tells arrives in order. */
async function settle(opened: readonly Opened[]): Promise<void> {
  for (let quiet = 0; quiet < quietRounds;) {
    let isQuiet = true;
    for (const { database, client } of opened) {
      const health = await database.healthCheck();
      // A test may have closed it.
      const isOpen = health.ok && health.value.reachable;
      // What opens a search is no write of anybody, but what is found waits for it.
      if (isOpen && client.connectionState().inflightMutations > 0) isQuiet = false;
    }
    await setImmediate();
    quiet = isQuiet ? quiet + 1 : 0;
  }
}

/** A space of the deployment in which there is nothing, on the machine's clock. */
export async function createSmokeFixture(): Promise<ContractFixture> {
  await enterNewSpace();
  turn += 1;
  const first = await open(`Crew ${turn % crew}`);
  const { database } = first;
  const opened = [first];
  return {
    database,
    async openAs(name) {
      const other = await open(name);
      opened.push(other);
      return other.database;
    },
    now: () => Date.now(),
    async advance(ms) {
      await setTimeout(ms);
    },
    settled: () => settle(opened),
    finishBackground: () => waitForQuiet(database),
    prune: () => Promise.reject(new Error('What prunes a deployment cannot be called from outside.')),
    async dispose() {
      for (const one of opened) await one.database.close();
      await leaveSpace();
    },
  };
}
