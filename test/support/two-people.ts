import { act } from '@testing-library/react';
import { guestActor } from '../../shared/database/actors.ts';
import type { Database, DatabaseResult } from '../../shared/database/database.ts';
import {
  createMemoryDatabase,
  type MemoryDatabaseOptions,
} from '../../shared/database/memory/memory-database.ts';
import type { Item } from '../../shared/items/item.ts';

/** One store as two people have it, neither of whom has brought the seed. */
export function createForTwo(options: MemoryDatabaseOptions = {}) {
  const store = createMemoryDatabase(options);
  return {
    store,
    mine: store.as(guestActor('mine-browser')),
    theirs: store.as(guestActor('them-browser')),
  };
}

export const theirName = 'Guest THEM';

/** Something done past the screen, which the screen is let hear of. */
export async function aside<T>(write: () => Promise<DatabaseResult<T>>): Promise<T> {
  let result: DatabaseResult<T> | undefined;
  await act(async () => {
    result = await write();
  });
  if (!result?.ok) throw new Error(result?.error.message);
  return result.value;
}

export async function findItem(database: Database, name: string): Promise<Item> {
  const result = await database.items().list({ limit: 1000, offset: 0 });
  const item = result.ok ? result.value.find((candidate) => candidate.name === name) : undefined;
  if (!item) throw new Error(`There is no item ${name}.`);
  return item;
}
