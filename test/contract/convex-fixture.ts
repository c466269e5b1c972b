import { setImmediate } from 'node:timers/promises';
import { openDatabase } from '../support/convex/open-database.ts';
import { startTestDeployment } from '../support/convex/test-deployment.ts';
import type { ContractFixture } from './contract-options.ts';

/** The real client on a real WebSocket, at the other end of which the project's own functions run. */
export async function createConvexFixture(): Promise<ContractFixture> {
  const deployment = await startTestDeployment();
  // convex-test looks at every item for every query.
  const database = openDatabase({ url: deployment.url, readTimeout: 60_000 });
  return {
    database,
    now: () => deployment.now(),
    advance(ms) {
      deployment.advance(ms);
      return Promise.resolve();
    },
    async settled() {
      // A round trip first: what the client has sent is there, and it is connected. Then whatever that caused.
      await database.healthCheck();
      await deployment.settled();
      await setImmediate();
    },
    async dispose() {
      await database.close();
      await deployment.close();
    },
  };
}
