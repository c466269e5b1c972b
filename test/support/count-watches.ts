import type { Database, ItemRepository, Unsubscribe } from '../../shared/database/database.ts';

/** The same database, and how many watches are open on it. */
export function countWatches(database: Database): { readonly database: Database; count(): number } {
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
  const original = database.items();
  const items = new Proxy(original, {
    get(target, key: keyof ItemRepository) {
      if (key === 'watchPage') {
        return (...args: Parameters<ItemRepository['watchPage']>) => counted(target.watchPage(...args));
      }
      if (key === 'watchItem') {
        return (...args: Parameters<ItemRepository['watchItem']>) => counted(target.watchItem(...args));
      }
      return target[key].bind(target);
    },
  });
  return { database: { ...database, items: () => items }, count: () => open };
}
