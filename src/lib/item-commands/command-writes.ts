import type { DatabaseError, ItemRepository } from '../../../shared/database/database.ts';
import type { Item, ItemStatus } from '../../../shared/items/item.ts';
import type { CommandTarget, StatusChange } from './command-history.ts';
import { runAll } from './run-all.ts';

export interface FailedWrite {
  readonly target: CommandTarget;
  readonly error: DatabaseError;
}

/** What came of the writes of a command. */
export interface CommandReport<Target extends CommandTarget = CommandTarget> {
  readonly done: readonly Target[];
  /** Nothing was left to do there: deleted already, or changed by somebody else since. */
  readonly skipped: readonly SkippedWrite[];
  readonly failed: readonly FailedWrite[];
}

export interface SkippedWrite {
  readonly target: CommandTarget;
  readonly reason: 'deleted' | 'changed' | 'same';
}

type Outcome<Target> =
  | { readonly kind: 'done'; readonly target: Target }
  | ({ readonly kind: 'skipped' } & SkippedWrite)
  | ({ readonly kind: 'failed' } & FailedWrite);

async function report<In, Target extends CommandTarget>(
  inputs: readonly In[],
  write: (input: In) => Promise<Outcome<Target>>,
): Promise<CommandReport<Target>> {
  const outcomes = await runAll(inputs, write);
  return {
    done: outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.target] : [])),
    skipped: outcomes.filter((outcome) => outcome.kind === 'skipped'),
    failed: outcomes.filter((outcome) => outcome.kind === 'failed'),
  };
}

function failedOrGone(target: CommandTarget, error: DatabaseError): Outcome<never> {
  if (error.kind === 'NotFound') return { kind: 'skipped', target, reason: 'deleted' };
  return { kind: 'failed', target, error };
}

export function writeDeletes(
  repository: ItemRepository,
  targets: readonly CommandTarget[],
): Promise<CommandReport> {
  return report<CommandTarget, CommandTarget>(targets, async ({ id, name }) => {
    const target = { id, name };
    const result = await repository.delete(id);
    return result.ok ? { kind: 'done', target } : failedOrGone(target, result.error);
  });
}

/** The deleted items come back as themselves. */
export function writeRestores(
  repository: ItemRepository,
  targets: readonly CommandTarget[],
): Promise<CommandReport> {
  return report<CommandTarget, CommandTarget>(targets, async (target) => {
    const result = await repository.restore(target.id);
    return result.ok ? { kind: 'done', target } : failedOrGone(target, result.error);
  });
}

export function writeStatuses(
  repository: ItemRepository,
  items: readonly Item[],
  status: ItemStatus,
): Promise<CommandReport<StatusChange>> {
  return report(items, (item) => writeStatus(repository, item, status));
}

async function writeStatus(
  repository: ItemRepository,
  item: Item,
  to: ItemStatus,
): Promise<Outcome<StatusChange>> {
  const target: StatusChange = { id: item.id, name: item.name, from: item.status, to };
  if (item.status === to) return { kind: 'skipped', target, reason: 'same' };
  const result = await repository.update(item.id, { status: to, baseVersion: item.version });
  if (result.ok) return { kind: 'done', target };
  // The item is newer than the one on the screen. What was chosen holds; the undo goes back to what it was now.
  if (result.error.kind === 'ConflictError') return writeStatus(repository, result.error.current, to);
  return failedOrGone(target, result.error);
}

/** Sets the status to what each change says, where it still is what the change began with. */
export function writeStatusChanges(
  repository: ItemRepository,
  changes: readonly StatusChange[],
): Promise<CommandReport<StatusChange>> {
  return report(changes, (change) => writeStatusChange(repository, change));
}

async function writeStatusChange(
  repository: ItemRepository,
  change: StatusChange,
): Promise<Outcome<StatusChange>> {
  const found = await repository.get(change.id);
  if (!found.ok) return failedOrGone(change, found.error);
  if (found.value.status !== change.from) return { kind: 'skipped', target: change, reason: 'changed' };
  const written = await repository.update(change.id, { status: change.to, baseVersion: found.value.version });
  if (written.ok) return { kind: 'done', target: change };
  // Written to between the two: look again.
  if (written.error.kind === 'ConflictError') return writeStatusChange(repository, change);
  return failedOrGone(change, written.error);
}
