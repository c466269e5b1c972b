import type { ContenderEntry } from './contender.ts';
import { contenders } from './contenders.ts';
import { measureLoad } from './measure-load.ts';
import { measureOperations } from './measure-operations.ts';
import type { Report, Task } from './messages.ts';

/** The process of one contender: does its task, reports as it goes, and ends. */

const report = (message: Report) => process.send?.(message);

async function perform(task: Task): Promise<void> {
  const entry = contenders.find(({ id }) => id === task.contender);
  if (!entry) throw new Error(`There is no contender ${task.contender}.`);
  if (task.part === 'operations') await measureOperations(entry, task, report);
  else await measureLoad(entry as ContenderEntry, task, report);
}

process.once('message', (task) => {
  perform(task as Task).then(
    () => report({ kind: 'done' }),
    (error: unknown) =>
      report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

// Who asked is gone: nobody waits for the rest.
process.once('disconnect', () => process.exit());
