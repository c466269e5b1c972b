import { assertIsBuilt, type BuiltType, type DatabaseConfig } from './config.ts';
import type { Database } from './database.ts';

const openers: Record<BuiltType, () => Promise<Database>> = {
  memory: async () => (await import('./memory/open-memory-database.ts')).openMemoryDatabase(),
};

/**
 * The one place that knows the implementations. Each is loaded only when it is chosen, so that
 * nobody downloads a database that they do not use. Throws ConfigurationError for one that this
 * version does not contain.
 */
export async function createDatabase(config: DatabaseConfig): Promise<Database> {
  assertIsBuilt(config);
  return openers[config.type]();
}
