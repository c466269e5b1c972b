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
export function openDatabase({ member, ...options }: OpenOptions): Database {
  const client = createConvexClient(options.url, WebSocket as unknown as typeof globalThis.WebSocket);
  if (member) client.setAuth(() => Promise.resolve(member.token));
  return openConvexDatabase({ ...options, client, ...(member && { getActor: () => member.actor }) });
}
