import { sampleActor } from '../actors.ts';
import type { Retention } from '../retention.ts';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database.ts';
import { addSampleItems } from './sample-items.ts';

/** A memory database that already holds the sample items, their times lying in the past. */
export async function createSampleDatabase(
  lifetime: 'tab' | 'tabs',
  retention?: Retention,
): Promise<MemoryDatabase> {
  let age = 0;
  const database = createMemoryDatabase({
    lifetime,
    now: () => Date.now() - age,
    actor: sampleActor,
    ...(retention && { retention }),
  });
  await addSampleItems(database.items(), (ms) => {
    age = ms;
  });
  return database;
}
