import { builtForAnother, type DatabaseConfig } from '../database/config.ts';
import type { Session } from './session.ts';

/** As in create-database.ts. */
declare const __DATABASE_TYPE__: DatabaseConfig['type'] | undefined;

/**
 * The one place that knows how people come to each database, loaded only when it is chosen. `browserId` tells whoever
 * uses it from others where nobody signs in (see actors.ts). Throws ConfigurationError for a type that the build
 * was not made for.
 */
export async function openSession(config: DatabaseConfig, browserId: string): Promise<Session> {
  if (typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'memory') {
    if (config.type === 'memory') {
      const { openMemorySession } = await import('./memory/open-memory-session.ts');
      return openMemorySession(config.retention, browserId);
    }
  }
  if (typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex') {
    if (config.type === 'convex') {
      const { openConvexSession } = await import('./convex/open-convex-session.ts');
      return openConvexSession(config);
    }
  }
  throw builtForAnother(config.type);
}
