import type { ConvexClient, ConvexClientOptions } from 'convex/browser';
import { onTestFinished } from 'vitest';
import { notesCode } from '../support/convex/notes-code.ts';
import { createClient } from '../support/convex/test-clients.ts';
import {
  startTestDeployment,
  type TestDeployment,
  type TestDeploymentOptions,
} from '../support/convex/test-deployment.ts';

export interface Scene {
  readonly deployment: TestDeployment;
  connect(options?: ConvexClientOptions): ConvexClient;
}

/** A deployment of the notes and clients of it, which end with the test. */
export async function startNotes(options: TestDeploymentOptions = {}): Promise<Scene> {
  const deployment = await startTestDeployment({ code: notesCode, ...options });
  const clients: ConvexClient[] = [];
  onTestFinished(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await deployment.close();
  });
  return {
    deployment,
    connect(clientOptions) {
      const client = createClient(deployment.url, clientOptions);
      clients.push(client);
      return client;
    },
  };
}
