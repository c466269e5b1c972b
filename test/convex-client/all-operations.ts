import type { Batch, ChangePage, UndoState } from '../../shared/database/changes.ts';
import type { Database, DatabaseResult, ItemPage } from '../../shared/database/database.ts';
import type { TrashPage } from '../../shared/database/trash.ts';
import type { Item } from '../../shared/items/item.ts';
import { createRecorder, type Recorder } from '../contract/recorder.ts';

export const query = { limit: 10, offset: 0 };

/** Every read, all begun at once. */
export const readAll = (database: Database): Promise<DatabaseResult<unknown>[]> => {
  const [items, changes] = [database.items(), database.changes()];
  return Promise.all([
    items.list(query),
    items.count(),
    items.get('lamp'),
    changes.list({ limit: 10 }),
    changes.get('change'),
    changes.snapshot('change'),
    changes.batch('batch'),
    database.trash().list(query),
  ]);
};

/** Every write, all begun at once. */
export const writeAll = (database: Database): Promise<DatabaseResult<unknown>[]> => {
  const [items, changes, trash] = [database.items(), database.changes(), database.trash()];
  return Promise.all([
    items.create({ name: 'Lamp' }),
    items.createMany([{ name: 'Lamp' }]),
    items.update('lamp', { name: 'Torch' }),
    items.delete('lamp'),
    items.restore('lamp'),
    changes.revert('change'),
    changes.restoreTo('lamp', 'change'),
    changes.revertBatch('batch'),
    changes.undo(),
    changes.redo(),
    trash.purge('lamp'),
    trash.purgeAll(),
  ]);
};

/** Every watch, told to observers of its own. */
export function watchAll(database: Database): readonly Recorder<unknown>[] {
  const recorders: Recorder<unknown>[] = [];
  const observe = <T>() => {
    const recorder = createRecorder<T>();
    recorders.push(recorder);
    return recorder;
  };
  const [items, changes] = [database.items(), database.changes()];
  items.watchPage(query, observe<ItemPage>());
  items.watchItem('lamp', observe<Item>());
  changes.watch({ limit: 10 }, observe<ChangePage>());
  changes.watchBatch('batch', observe<Batch>());
  changes.watchUndo(observe<UndoState>());
  database.trash().watch(query, observe<TrashPage>());
  return recorders;
}
