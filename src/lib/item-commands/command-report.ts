import type { DatabaseError, DatabaseResult } from '../../../shared/database/database.ts';
import { runAll } from './run-all.ts';

/** One item's part in a command: enough to name it. */
export interface CommandTarget {
  readonly id: string;
  readonly name: string;
}

export interface FailedWrite {
  readonly target: CommandTarget;
  readonly error: DatabaseError;
}

export interface SkippedWrite {
  readonly target: CommandTarget;
  readonly reason: 'gone' | 'same';
}

/** What came of the writes of a command. */
export interface CommandReport {
  readonly done: readonly CommandTarget[];
  /** Nothing was left to do there. */
  readonly skipped: readonly SkippedWrite[];
  readonly failed: readonly FailedWrite[];
}

/** Writes each of the items, a few at a time. What is not there (any more) is skipped. */
export async function writeEach(
  targets: readonly CommandTarget[],
  write: (id: string) => Promise<DatabaseResult<unknown>>,
): Promise<CommandReport> {
  const outcomes = await runAll(targets, async ({ id, name }) => ({
    target: { id, name },
    result: await write(id),
  }));
  const done: CommandTarget[] = [];
  const skipped: SkippedWrite[] = [];
  const failed: FailedWrite[] = [];
  for (const { target, result } of outcomes) {
    if (result.ok) done.push(target);
    else if (result.error.kind === 'NotFound') skipped.push({ target, reason: 'gone' });
    else failed.push({ target, error: result.error });
  }
  return { done, skipped, failed };
}
