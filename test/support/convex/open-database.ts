import type { ConvexClient } from 'convex/browser';
import { WebSocket } from 'ws';
import {
  createConvexClient,
  openConvexDatabase,
  type ConvexDatabaseOptions,
} from '../../../shared/database/convex/open-convex-database.ts';
import type { Database } from '../../../shared/database/database.ts';
import type { TestMember } from './add-member.ts';

export interface OpenOptions extends Omit<ConvexDatabaseOptions, 'client' | 'getActor'> {
  /** Who signs in; nobody without. */
  readonly member?: Pick<TestMember, 'actor' | 'token'>;
}

/** The database of the application, for Node 20, which has no WebSocket of its own. */
export const openDatabase = (options: OpenOptions): Database => openWithClient(options).database;

/** The same, and the client by which it talks to the deployment. */
export function openWithClient({ member, ...options }: OpenOptions): {
  readonly database: Database;
  readonly client: ConvexClient;
} {
  const client = createConvexClient(options.url, WebSocket as unknown as typeof globalThis.WebSocket);
  if (member) client.setAuth(() => Promise.resolve(member.token));
  const database = openConvexDatabase({
    ...options,
    client,
    ...(member && { getActor: () => member.actor }),
  });
  return { database, client };
}
