import type { ConvexClient, ConvexClientOptions } from 'convex/browser';
import { onTestFinished } from 'vitest';
import { notesCode } from '../support/convex/notes-code.ts';
import { startForTest } from '../support/convex/start-for-test.ts';
import { createClient } from '../support/convex/test-clients.ts';
import type { TestDeployment, TestDeploymentOptions } from '../support/convex/test-deployment.ts';

export interface Scene {
  readonly deployment: TestDeployment;
  connect(options?: ConvexClientOptions): ConvexClient;
}

/** A deployment of the notes and clients of it, which end with the test. */
export async function startNotes(options: TestDeploymentOptions = {}): Promise<Scene> {
  const deployment = await startForTest({ code: notesCode, ...options });
  return {
    deployment,
    connect(clientOptions) {
      const client = createClient(deployment.url, clientOptions);
      onTestFinished(() => client.close());
      return client;
    },
  };
}
