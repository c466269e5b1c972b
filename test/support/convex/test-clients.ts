import { ConvexClient, type ConvexClientOptions } from 'convex/browser';
import { makeFunctionReference, type DefaultFunctionArgs } from 'convex/server';
import WebSocket from 'ws';

/** A real client of the deployment, for Node 20, which has no WebSocket of its own. Close it before the deployment. */
export function createClient(url: string, options: ConvexClientOptions = {}): ConvexClient {
  return new ConvexClient(url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    // What it would print of broken connections is what these tests cause.
    logger: false,
    ...options,
  });
}

export const query = (path: string) => makeFunctionReference<'query', DefaultFunctionArgs, unknown>(path);
export const mutation = (path: string) =>
  makeFunctionReference<'mutation', DefaultFunctionArgs, unknown>(path);
export const action = (path: string) => makeFunctionReference<'action', DefaultFunctionArgs, unknown>(path);

/** Watches a query and keeps everything that arrives; a failure as the error that it came as. */
export function recordUpdates(client: ConvexClient, path: string, args: DefaultFunctionArgs = {}) {
  const answers: unknown[] = [];
  const unsubscribe = client.onUpdate(
    query(path),
    args,
    (value) => answers.push(value),
    (error) => answers.push(error),
  );
  return { answers, unsubscribe: () => unsubscribe() };
}
