import { onTestFinished } from 'vitest';
import { startTestDeployment, type TestDeployment, type TestDeploymentOptions } from './test-deployment.ts';

/** A deployment that ends with the test: after its clients, if they are opened later and end with it, too. */
export async function startForTest(options: TestDeploymentOptions): Promise<TestDeployment> {
  const deployment = await startTestDeployment(options);
  onTestFinished(() => deployment.close());
  return deployment;
}
