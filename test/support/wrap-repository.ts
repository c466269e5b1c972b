import type { ChangeRepository } from '../../shared/database/changes.ts';
import type { Database, ItemRepository } from '../../shared/database/database.ts';
import type { TrashRepository } from '../../shared/database/trash.ts';

/** A repository that answers some operations differently and passes on all others. */
export const wrapRepository = (
  repository: ItemRepository,
  changed: Partial<ItemRepository>,
): ItemRepository => wrap(repository, changed);

/** A database whose repository is so changed. */
export function wrapItems<T extends Database>(
  database: T,
  changed: (repository: ItemRepository) => Partial<ItemRepository>,
): T {
  const repository = database.items();
  const wrapped = wrapRepository(repository, changed(repository));
  return wrap<T>(database, { items: () => wrapped } as Partial<T>);
}

/** A database whose record answers some questions differently. */
export function wrapChanges<T extends Database>(database: T, changed: Partial<ChangeRepository>): T {
  const wrapped = wrap(database.changes(), changed);
  return wrap<T>(database, { changes: () => wrapped } as Partial<T>);
}

/** The same of its trash. */
export function wrapTrash(
  database: Database,
  changed: (trash: TrashRepository) => Partial<TrashRepository>,
): Database {
  const trash = database.trash();
  const wrapped = wrap(trash, changed(trash));
  return wrap(database, { trash: () => wrapped });
}

/** A proxy, because spreading an instance of a class would leave its methods behind. */
function wrap<T extends object>(target: T, changed: Partial<T>): T {
  return new Proxy(target, {
    get(_, key) {
      if (Object.hasOwn(changed, key)) return Reflect.get(changed, key) as unknown;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
