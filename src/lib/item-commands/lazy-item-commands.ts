import type { Database, DatabaseError } from '../../../shared/database/database.ts';
import type { CommandReport, CommandTarget } from './command-report.ts';
import type { ItemCommands } from './create-item-commands.ts';
import type { ToastOutlet } from './toast-book.ts';

const notLoaded: DatabaseError = {
  kind: 'ConnectionError',
  message: 'A part of the application could not be loaded. Check the connection and try again.',
};

/** What is given again by then was a double click, ms. */
const doubleClick = 1_000;
/** Undo and redo go one step further each time. */
const isStep = (name: string) => name === 'undo' || name === 'redo';

interface Given {
  /** The same name is the same command, with the same answer. */
  readonly name: string;
  readonly at: number;
  readonly answer: Promise<unknown>;
}

/**
 * The commands, fetched when the first one is given: nobody needs them to see the list. `askFirst` answers with whether
 * it had to ask. A command that is given once more before it is through is done once if it was a double click, or waits for
 * somebody to sign in first.
 */
export function createLazyItemCommands(
  database: Database,
  toasts: ToastOutlet,
  askFirst: () => boolean,
): ItemCommands {
  /** The last of those that are not through. */
  let last: Given | undefined;
  let loaded: ItemCommands | undefined;

  /** Asked before the commands are fetched: a question that comes later, and was put off by then, would come unbidden. */
  function give<T>(name: string, command: (commands: ItemCommands) => Promise<T>): Promise<T | undefined> {
    const isAsked = askFirst();
    const now = performance.now();
    const isSame = last?.name === name && (isAsked || (!isStep(name) && now - last.at < doubleClick));
    if (last && isSame) return last.answer as Promise<T | undefined>;
    const answer = pass(command);
    const given = { name, at: now, answer };
    last = given;
    return answer.finally(() => {
      if (last === given) last = undefined;
    });
  }

  async function pass<T>(command: (commands: ItemCommands) => Promise<T>): Promise<T | undefined> {
    try {
      const { createItemCommands } = await import('./create-item-commands.ts');
      loaded ??= createItemCommands(database, toasts, () => void askFirst());
    } catch {
      toasts.show({ title: 'Nothing was changed', description: notLoaded.message });
      return undefined;
    }
    return command(loaded);
  }

  async function report(
    name: string,
    items: readonly CommandTarget[],
    command: (commands: ItemCommands) => Promise<CommandReport>,
  ): Promise<CommandReport> {
    const failed = () => items.map((target) => ({ target, error: notLoaded }));
    const named = [name, ...items.map(({ id }) => id).sort()].join(' ');
    return (await give(named, command)) ?? { done: [], skipped: [], failed: failed() };
  }

  return {
    deleteItems: (items) => report('delete', items, (commands) => commands.deleteItems(items)),
    setStatus: (items, status) => report(status, items, (commands) => commands.setStatus(items, status)),
    restoreItems: (items) => report('restore', items, (commands) => commands.restoreItems(items)),
    undo: () => give('undo', (commands) => commands.undo()),
    redo: () => give('redo', (commands) => commands.redo()),
    undoChange: (change) => give(`change ${change.id}`, (commands) => commands.undoChange(change)),
    undoBatch: (id) => give(`batch ${id}`, (commands) => commands.undoBatch(id)),
    tellBatch: (...told) => pass((commands) => commands.tellBatch(...told)),
    resume: () => pass((commands) => commands.resume()),
    leave: () => loaded?.leave(),
  };
}
