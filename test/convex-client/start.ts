import { onTestFinished } from 'vitest';
import type { ConvexDatabaseOptions } from '../../shared/database/convex/open-convex-database.ts';
import type { Database } from '../../shared/database/database.ts';
import { openDatabase } from '../support/convex/open-database.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import type { TestDeployment, TestDeploymentOptions } from '../support/convex/test-deployment.ts';

export interface Scene {
  readonly deployment: TestDeployment;
  open(options?: Omit<ConvexDatabaseOptions, 'url' | 'webSocketConstructor'>): Database;
}

/** A deployment and clients of it, which end with the test. */
export async function start(options: TestDeploymentOptions = {}): Promise<Scene> {
  const deployment = await startForTest(options);
  return {
    deployment,
    open(databaseOptions) {
      const database = openDatabase({ url: deployment.url, ...databaseOptions });
      onTestFinished(() => database.close());
      return database;
    },
  };
}
