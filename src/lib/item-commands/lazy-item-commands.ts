import type { DatabaseError } from '../../../shared/database/database.ts';
import type { CommandReport, CommandTarget } from './command-report.ts';
import type { createItemCommands, ItemCommands } from './create-item-commands.ts';

const notLoaded: DatabaseError = {
  kind: 'ConnectionError',
  message: 'A part of the application could not be loaded. Check the connection and try again.',
};

/** The commands, fetched when the first one is given: nobody needs them to see the list. */
export function createLazyItemCommands(...parts: Parameters<typeof createItemCommands>): ItemCommands {
  const [, toasts, askFirst] = parts;
  let loaded: ItemCommands | undefined;

  /** Asked before the commands are fetched: a question that comes later, and was put off by then, would come unbidden. */
  function give<T>(command: (commands: ItemCommands) => Promise<T>): Promise<T | undefined> {
    askFirst();
    return pass(command);
  }

  async function pass<T>(command: (commands: ItemCommands) => Promise<T>): Promise<T | undefined> {
    try {
      const { createItemCommands } = await import('./create-item-commands.ts');
      loaded ??= createItemCommands(...parts);
    } catch {
      toasts.show({ title: 'Nothing was changed', description: notLoaded.message });
      return undefined;
    }
    return command(loaded);
  }

  async function report(
    items: readonly CommandTarget[],
    command: (commands: ItemCommands) => Promise<CommandReport>,
  ): Promise<CommandReport> {
    const failed = () => items.map((target) => ({ target, error: notLoaded }));
    return (await give(command)) ?? { done: [], skipped: [], failed: failed() };
  }

  return {
    deleteItems: (items) => report(items, (commands) => commands.deleteItems(items)),
    setStatus: (items, status) => report(items, (commands) => commands.setStatus(items, status)),
    restoreItems: (items) => report(items, (commands) => commands.restoreItems(items)),
    undo: () => give((commands) => commands.undo()),
    redo: () => give((commands) => commands.redo()),
    undoChange: (change) => give((commands) => commands.undoChange(change)),
    undoBatch: (id) => give((commands) => commands.undoBatch(id)),
    tellBatch: (...told) => pass((commands) => commands.tellBatch(...told)),
    resume: () => pass((commands) => commands.resume()),
    leave: () => loaded?.leave(),
  };
}
