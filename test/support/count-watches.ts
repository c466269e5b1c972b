import type { Actor } from '../../shared/database/changes.ts';
import type { Database, Unsubscribe } from '../../shared/database/database.ts';
import type { MemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { wrapItems } from './wrap-repository.ts';

/** The same database, and how many watches are open on it. */
export function countWatches(database: MemoryDatabase): {
  readonly database: MemoryDatabase;
  count(): number;
} {
  let open = 0;
  const counted = (unsubscribe: Unsubscribe): Unsubscribe => {
    let isOpen = true;
    open += 1;
    return () => {
      if (isOpen) open -= 1;
      isOpen = false;
      unsubscribe();
    };
  };
  const countItems = <T extends Database>(opened: T): T =>
    wrapItems(opened, (items) => ({
      watchPage: (...args) => counted(items.watchPage(...args)),
      watchItem: (...args) => counted(items.watchItem(...args)),
    }));
  const counting = { ...database, as: (actor: Actor) => countItems(database.as(actor)) };
  return { database: countItems(counting), count: () => open };
}
