import { WebSocket } from 'ws';
import {
  openConvexDatabase,
  type ConvexDatabaseOptions,
} from '../../../shared/database/convex/open-convex-database.ts';
import type { Database } from '../../../shared/database/database.ts';

/** The database of the application, for Node 20, which has no WebSocket of its own. */
export const openDatabase = (options: Omit<ConvexDatabaseOptions, 'webSocketConstructor'>): Database =>
  openConvexDatabase({
    ...options,
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  });
