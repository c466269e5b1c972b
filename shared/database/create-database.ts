import { builtForAnother, type DatabaseConfig } from './config.ts';
import type { Database } from './database.ts';

/**
 * For which type a build was made, where there is a build: everything that only another type needs is
 * left out of it (see vite.config.ts). In Node and in tests all types are there.
 */
declare const __DATABASE_TYPE__: DatabaseConfig['type'] | undefined;

/**
 * A database without a session, for what nobody looks at (see open-session.ts). Each implementation is loaded only when it is chosen, so that
 * nobody downloads a database that they do not use. `browserId` tells whoever uses it from others where nobody
 * signs in (see actors.ts). Throws ConfigurationError for one that the build
 * was not made for.
 */
export async function createDatabase(config: DatabaseConfig, browserId: string): Promise<Database> {
  if (typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'memory') {
    if (config.type === 'memory') {
      const { openMemoryDatabase } = await import('./memory/open-memory-database.ts');
      return openMemoryDatabase(config.retention, browserId);
    }
  }
  if (typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex') {
    if (config.type === 'convex') {
      const { createConvexClient, openConvexDatabase } = await import('./convex/open-convex-database.ts');
      return openConvexDatabase({ url: config.url, client: createConvexClient(config.url) });
    }
  }
  throw builtForAnother(config.type);
}
