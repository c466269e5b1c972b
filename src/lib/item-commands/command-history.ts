import type { ItemStatus } from '../../../shared/items/item.ts';

/** One item's part in a command: enough to name it, and to write it back. */
export interface CommandTarget {
  readonly id: string;
  readonly name: string;
}

export interface StatusChange extends CommandTarget {
  readonly from: ItemStatus;
  readonly to: ItemStatus;
}

/** What was done and can be undone by writing again. */
export type Command =
  | { readonly kind: 'delete'; readonly targets: readonly CommandTarget[] }
  | { readonly kind: 'status'; readonly targets: readonly StatusChange[] };

/** What can be undone and what can be redone, the latest last. Immutable. */
export interface CommandHistory {
  readonly done: readonly Command[];
  readonly undone: readonly Command[];
}

export const emptyHistory: CommandHistory = { done: [], undone: [] };

/** Older commands than these are not kept. */
const maxLength = 100;

/** A new command. What was undone before cannot be redone after it. */
export function recordDone({ done }: CommandHistory, command: Command): CommandHistory {
  return { done: [...done, command].slice(-maxLength), undone: [] };
}

/** A command was undone or redone: `moved` is the part that was, `left` the part that failed and may be tried again. */
export interface Move {
  readonly command: Command;
  readonly moved: Command;
  readonly left: Command;
}

export function recordUndone(
  { done, undone }: CommandHistory,
  { command, moved, left }: Move,
): CommandHistory {
  return { done: replace(done, command, left), undone: append(undone, moved) };
}

export function recordRedone(
  { done, undone }: CommandHistory,
  { command, moved, left }: Move,
): CommandHistory {
  return { done: append(done, moved), undone: replace(undone, command, left) };
}

const append = (commands: readonly Command[], command: Command) =>
  command.targets.length > 0 ? [...commands, command] : commands;

const replace = (commands: readonly Command[], old: Command, left: Command) =>
  commands.flatMap((command) => {
    if (command !== old) return [command];
    return left.targets.length > 0 ? [left] : [];
  });
