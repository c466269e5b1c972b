import type { ItemRepository } from '../../../shared/database/database.ts';
import type { Command, CommandTarget, StatusChange } from './command-history.ts';
import {
  describeDeletes,
  describeRestores,
  describeStatusChanges,
  type CommandSentences,
} from './command-sentences.ts';
import { writeDeletes, writeRestores, writeStatusChanges, type CommandReport } from './command-writes.ts';

interface Undone {
  readonly moved: Command;
  readonly left: Command;
  readonly sentences: CommandSentences;
}

/** Writes what was before the command, where nobody has written since. */
export async function undoCommand(repository: ItemRepository, command: Command): Promise<Undone> {
  if (command.kind === 'delete') {
    const report = await writeRestores(repository, command.targets);
    return { ...splitDelete(command.targets, report), sentences: describeRestores(report) };
  }
  const report = await writeStatusChanges(repository, command.targets.map(reverse));
  return { ...splitStatus(command.targets, report), sentences: describeStatusChanges(report) };
}

export async function redoCommand(repository: ItemRepository, command: Command): Promise<Undone> {
  if (command.kind === 'delete') {
    const report = await writeDeletes(repository, command.targets);
    return { ...splitDelete(command.targets, report), sentences: describeDeletes(report) };
  }
  const report = await writeStatusChanges(repository, command.targets);
  return { ...splitStatus(command.targets, report), sentences: describeStatusChanges(report) };
}

const reverse = (change: StatusChange): StatusChange => ({ ...change, from: change.to, to: change.from });

function splitDelete(targets: readonly CommandTarget[], report: CommandReport) {
  const { moved, left } = split(targets, report);
  return { moved: { kind: 'delete', targets: moved }, left: { kind: 'delete', targets: left } } as const;
}

function splitStatus(targets: readonly StatusChange[], report: CommandReport) {
  const { moved, left } = split(targets, report);
  return { moved: { kind: 'status', targets: moved }, left: { kind: 'status', targets: left } } as const;
}

/** What was written goes to the other side of the history, what failed stays, what was skipped is forgotten. */
function split<Target extends CommandTarget>(targets: readonly Target[], { done, failed }: CommandReport) {
  const doneIds = new Set(done.map(({ id }) => id));
  const failedIds = new Set(failed.map(({ target }) => target.id));
  return {
    moved: targets.filter(({ id }) => doneIds.has(id)),
    left: targets.filter(({ id }) => failedIds.has(id)),
  };
}
