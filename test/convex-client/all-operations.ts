import type { Database, DatabaseResult } from '../../shared/database/database.ts';

export const query = { limit: 10, offset: 0 };

/** Every read, all begun at once. */
export const readAll = (database: Database): Promise<DatabaseResult<unknown>[]> => {
  const items = database.items();
  return Promise.all([items.list(query), items.count(), items.get('lamp')]);
};

/** Every write, all begun at once. */
export const writeAll = (database: Database): Promise<DatabaseResult<unknown>[]> => {
  const items = database.items();
  return Promise.all([
    items.create({ name: 'Lamp' }),
    items.createMany([{ name: 'Lamp' }]),
    items.update('lamp', { name: 'Torch' }),
    items.delete('lamp'),
    items.restore('lamp'),
  ]);
};
