import { expect, it, vi } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { createLazyItemCommands } from '../../src/lib/item-commands/lazy-item-commands.ts';

it('asks for the sign-in when a command is given, once, and not again when the commands have been fetched', async () => {
  const askFirst = vi.fn();
  const toasts = { show: vi.fn(() => 'toast'), update: vi.fn(), dismiss: vi.fn() };
  const commands = createLazyItemCommands(createMemoryDatabase(), toasts, askFirst);
  const done = commands.undo();
  expect(askFirst).toHaveBeenCalledTimes(1);
  await done;
  await commands.resume();
  expect(askFirst).toHaveBeenCalledTimes(1);
});
