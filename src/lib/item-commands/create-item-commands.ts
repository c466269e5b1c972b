import type { ItemRepository } from '../../../shared/database/database.ts';
import type { Item, ItemStatus } from '../../../shared/items/item.ts';
import type { ToastRequest } from '../toasts.ts';
import {
  emptyHistory,
  recordDone,
  recordRedone,
  recordUndone,
  type Command,
  type CommandHistory,
} from './command-history.ts';
import { describeDeletes, describeStatuses, type CommandSentences } from './command-sentences.ts';
import { writeDeletes, writeStatuses, type CommandReport } from './command-writes.ts';
import { redoCommand, undoCommand } from './undo-command.ts';

export interface ItemCommands {
  /** Deletes at once; Undo brings the items back as themselves. */
  deleteItems: (items: readonly Item[]) => Promise<CommandReport>;
  setStatus: (items: readonly Item[], status: ItemStatus) => Promise<CommandReport>;
  /** Takes back the latest command, by writing again. */
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

export interface ItemCommandsStore extends ItemCommands {
  getHistory: () => CommandHistory;
  subscribe: (listener: () => void) => () => void;
}

export interface ToastOutlet {
  show: (toast: ToastRequest) => string;
  dismiss: (id: string) => void;
}

/** Commands over items and their history, one after the other, each told in a toast. */
export function createItemCommands(repository: ItemRepository, toasts: ToastOutlet): ItemCommandsStore {
  const listeners = new Set<() => void>();
  const undoToasts = new Map<Command, string>();
  let history = emptyHistory;
  let queue: Promise<unknown> = Promise.resolve();

  function change(next: CommandHistory) {
    history = next;
    for (const listener of listeners) listener();
  }

  /** A second Ctrl+Z pressed while the first is under way takes back the command before it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  function tell(sentences: CommandSentences, command: Command) {
    if (command.targets.length === 0) {
      toasts.show(sentences);
      return;
    }
    const action = { label: 'Undo', keys: 'Control+Z', onAction: () => void inTurn(() => undo(command)) };
    undoToasts.set(command, toasts.show({ ...sentences, action }));
  }

  async function undo(command = history.done.at(-1)) {
    // The toast of a command that the keys have taken back already.
    if (!command || !history.done.includes(command)) return;
    const { sentences, ...move } = await undoCommand(repository, command);
    change(recordUndone(history, { command, ...move }));
    const toast = undoToasts.get(command);
    if (toast) toasts.dismiss(toast);
    undoToasts.delete(command);
    toasts.show(sentences);
  }

  async function redo() {
    const command = history.undone.at(-1);
    if (!command) return;
    const { sentences, ...move } = await redoCommand(repository, command);
    change(recordRedone(history, { command, ...move }));
    tell(sentences, move.moved);
  }

  function finish(command: Command, sentences: CommandSentences) {
    if (command.targets.length > 0) change(recordDone(history, command));
    tell(sentences, command);
  }

  return {
    deleteItems: (items) =>
      inTurn(async () => {
        const report = await writeDeletes(repository, items);
        finish({ kind: 'delete', targets: report.done }, describeDeletes(report));
        return report;
      }),
    setStatus: (items, status) =>
      inTurn(async () => {
        const report = await writeStatuses(repository, items, status);
        finish({ kind: 'status', targets: report.done }, describeStatuses(report, status));
        return report;
      }),
    undo: () => inTurn(() => undo()),
    redo: () => inTurn(redo),
    getHistory: () => history,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
