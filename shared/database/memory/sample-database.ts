import type { Database } from '../database.ts';
import { createMemoryDatabase } from './memory-database.ts';
import { addSampleItems } from './sample-items.ts';

/** A memory database that already holds the sample items, their times lying in the past. */
export async function createSampleDatabase(lifetime: 'tab' | 'tabs'): Promise<Database> {
  let age = 0;
  const database = createMemoryDatabase({ lifetime, now: () => Date.now() - age });
  await addSampleItems(database.items(), (ms) => {
    age = ms;
  });
  return database;
}
