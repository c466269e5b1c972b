import { setImmediate } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { openConvexDatabase } from '../../shared/database/convex/open-convex-database.ts';
import { startTestDeployment } from '../support/convex/test-deployment.ts';
import type { ContractFixture } from './contract-options.ts';

/** The real client on a real WebSocket, at the other end of which the project's own functions run. */
export async function createConvexFixture(): Promise<ContractFixture> {
  const deployment = await startTestDeployment();
  const database = openConvexDatabase({
    url: deployment.url,
    // convex-test looks at every item for every query.
    readTimeout: 60_000,
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  });
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
