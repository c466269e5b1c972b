import { onTestFinished } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { addMember, type TestMember } from '../support/convex/add-member.ts';
import { openDatabase, type OpenOptions } from '../support/convex/open-database.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import type { TestDeployment, TestDeploymentOptions } from '../support/convex/test-deployment.ts';

export interface Scene {
  readonly deployment: TestDeployment;
  /** An admin. */
  readonly member: TestMember;
  /** As that admin, unless it says otherwise; waits for an answer as long as a busy machine, or one that is hastened, may take. */
  open(options?: Omit<OpenOptions, 'url'>): Database;
}

/** A deployment and clients of it, which end with the test. */
export async function start(options: TestDeploymentOptions = {}): Promise<Scene> {
  const deployment = await startForTest(options);
  const member = await addMember(deployment, 'Ana');
  return {
    deployment,
    member,
    open(databaseOptions) {
      const unhurried = { readTimeout: 60_000, healthTimeout: 60_000 };
      const database = openDatabase({ url: deployment.url, member, ...unhurried, ...databaseOptions });
      onTestFinished(() => database.close());
      return database;
    },
  };
}
