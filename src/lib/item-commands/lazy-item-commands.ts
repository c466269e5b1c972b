import type { DatabaseError, ItemRepository } from '../../../shared/database/database.ts';
import type { Item } from '../../../shared/items/item.ts';
import { emptyHistory } from './command-history.ts';
import type { CommandReport } from './command-writes.ts';
import type { ItemCommandsStore, ToastOutlet } from './create-item-commands.ts';

const notLoaded: DatabaseError = {
  kind: 'ConnectionError',
  message: 'A part of the application could not be loaded. Check the connection and try again.',
};

/** The commands, fetched when the first one is given: nobody needs them to see the list. */
export function createLazyItemCommands(repository: ItemRepository, toasts: ToastOutlet): ItemCommandsStore {
  const listeners = new Set<() => void>();
  let store: ItemCommandsStore | undefined;

  async function load(): Promise<ItemCommandsStore> {
    const { createItemCommands } = await import('./create-item-commands.ts');
    if (store) return store;
    store = createItemCommands(repository, toasts);
    store.subscribe(() => listeners.forEach((listener) => listener()));
    return store;
  }

  async function give(
    items: readonly Item[],
    command: (store: ItemCommandsStore) => Promise<CommandReport>,
  ): Promise<CommandReport> {
    try {
      await load();
    } catch {
      toasts.show({ title: 'Nothing was changed', description: notLoaded.message });
    }
    if (store) return command(store);
    return { done: [], skipped: [], failed: items.map((target) => ({ target, error: notLoaded })) };
  }

  return {
    deleteItems: (items) => give(items, (commands) => commands.deleteItems(items)),
    setStatus: (items, status) => give(items, (commands) => commands.setStatus(items, status)),
    // Before the first command there is nothing to take back.
    undo: async () => store?.undo(),
    redo: async () => store?.redo(),
    getHistory: () => store?.getHistory() ?? emptyHistory,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
