import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { runCommand } from '../../scripts/run-command.mjs';

const priorityOf = async (options: { isPatient?: boolean }) => {
  const { output } = await runCommand(process.execPath, ['-p', 'os.getPriority()'], options);
  return Number(output);
};

test('what is patient computes behind all else', async () => {
  expect(await priorityOf({})).toBe(getPriority());
  expect(await priorityOf({ isPatient: true })).toBe(Math.max(getPriority(), 10));
});
