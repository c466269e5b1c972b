import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../shared/database/database.ts';
import { addMember } from '../support/convex/add-member.ts';
import { openDatabase } from '../support/convex/open-database.ts';
import { startTestDeployment } from '../support/convex/test-deployment.ts';
import type { ContractFixture } from './contract-options.ts';

/** The real client on a real WebSocket, at the other end of which the project's own functions run. */
export async function createConvexFixture(): Promise<ContractFixture> {
  const deployment = await startTestDeployment();
  const opened: Database[] = [];
  const open = async (name: string): Promise<Database> => {
    const member = await addMember(deployment, name);
    // convex-test looks at every item for every query.
    const database = openDatabase({ url: deployment.url, member, readTimeout: 60_000 });
    opened.push(database);
    return database;
  };
  const settled = async () => {
    // A round trip first: what the clients have sent is there, and they are connected. Then whatever that caused.
    for (const database of opened) await database.healthCheck();
    await deployment.settled();
    await setImmediate();
  };
  const finishBackground = async () => {
    await settled();
    await deployment.finishScheduled();
    await settled();
  };
  return {
    database: await open('browser-1'),
    openAs: open,
    now: () => deployment.now(),
    advance(ms) {
      deployment.advance(ms);
      return Promise.resolve();
    },
    settled,
    finishBackground,
    async prune() {
      // What convex/crons.ts has called once a day.
      await deployment.execute('mutation', 'background:prune');
      await finishBackground();
    },
    async dispose() {
      for (const database of opened) await database.close();
      await deployment.close();
    },
  };
}
