import type { DatabaseConfig } from './config.ts';
import { ConfigurationError } from './config.ts';
import type { Database } from './database.ts';

/**
 * The one place that knows the implementations. Each is loaded only when it is chosen, so that
 * nobody downloads a database that they do not use.
 */
export async function createDatabase(config: DatabaseConfig): Promise<Database> {
  switch (config.type) {
    case 'memory': {
      const { openMemoryDatabase } = await import('./memory/open-memory-database.ts');
      return openMemoryDatabase();
    }
    case 'convex':
      throw new ConfigurationError(
        'DATABASE_TYPE is "convex", which this version does not contain yet. Allowed is: memory.',
      );
  }
}
