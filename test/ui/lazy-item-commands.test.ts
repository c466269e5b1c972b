import { expect, it, vi } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { createLazyItemCommands } from '../../src/lib/item-commands/lazy-item-commands.ts';
import { numberedItems } from '../support/render-app.tsx';
import { wrapItems } from '../support/wrap-repository.ts';

function createCommands(database: Database, isSignedOut = true) {
  const askFirst = vi.fn(() => isSignedOut);
  const toasts = { show: vi.fn(() => 'toast'), update: vi.fn(), dismiss: vi.fn() };
  return { askFirst, toasts, commands: createLazyItemCommands(database, toasts, askFirst) };
}

/** Two items, and a database that holds what deletes and restores until it is let go. */
async function holdDeletes() {
  const memory = createMemoryDatabase({ seed: numberedItems(2) });
  const listed = await memory.items().list({ limit: 2, offset: 0 });
  const [first, second] = listed.ok ? listed.value : [];
  if (!first || !second) throw new Error('There are two items.');
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const items = memory.items();
  const remove = vi.fn(async (id: string) => {
    await held;
    return items.delete(id);
  });
  return { database: wrapItems(memory, () => ({ delete: remove })), items, first, second, remove, letGo };
}

it('asks for the sign-in when a command is given, once, and not again when the commands have been fetched', async () => {
  const { commands, askFirst } = createCommands(createMemoryDatabase());
  const done = commands.undo();
  expect(askFirst).toHaveBeenCalledTimes(1);
  await done;
  await commands.resume();
  expect(askFirst).toHaveBeenCalledTimes(1);
});

it('asks again when what waits for the sign-in is given again, does it once, and answers both', async () => {
  const { database, first, second, remove, letGo } = await holdDeletes();
  const { commands, askFirst, toasts } = createCommands(database);
  const reports = Promise.all([
    commands.deleteItems([first, second]),
    // The list may have come into another order.
    commands.deleteItems([second, first]),
  ]);
  expect(askFirst).toHaveBeenCalledTimes(2);
  letGo();
  expect((await reports).map(({ done }) => done.length)).toEqual([2, 2]);
  expect(remove).toHaveBeenCalledTimes(2);
  expect(toasts.show).toHaveBeenCalledTimes(1);
});

it('does once what is given twice by a double click', async () => {
  const { database, first, remove, letGo } = await holdDeletes();
  const { commands, toasts } = createCommands(database, false);
  const reports = Promise.all([commands.deleteItems([first]), commands.deleteItems([first])]);
  letGo();
  expect((await reports).map(({ done }) => done.length)).toEqual([1, 1]);
  expect(remove).toHaveBeenCalledTimes(1);
  expect(toasts.show).toHaveBeenCalledTimes(1);
});

it('does twice what is given again when it is no double click any more', async () => {
  const { database, first, remove, letGo } = await holdDeletes();
  const { commands } = createCommands(database, false);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000);
  const before = commands.deleteItems([first]);
  clock.mockReturnValue(6_000);
  const after = commands.deleteItems([first]);
  clock.mockRestore();
  letGo();
  await Promise.all([before, after]);
  expect(remove).toHaveBeenCalledTimes(2);
});

it.each([
  ['two steps, for a keyboard that is quick', false, 2],
  ['one step, for somebody who has to sign in first', true, 1],
])('takes two undos for %s', async (_, isSignedOut, steps) => {
  const { database, items, first, second, letGo } = await holdDeletes();
  letGo();
  await items.delete(first.id);
  await items.delete(second.id);
  const { commands } = createCommands(database, isSignedOut);
  await Promise.all([commands.undo(), commands.undo()]);
  expect(await items.count()).toMatchObject({ value: steps });
});

it('does so too where what was given before that has come to its end meanwhile', async () => {
  const { database, items, first, second, remove, letGo } = await holdDeletes();
  const { commands } = createCommands(database);
  remove.mockImplementationOnce((id) => items.delete(id));
  const before = commands.deleteItems([first]);
  const waiting = commands.deleteItems([second]);
  await before;
  const again = commands.deleteItems([second]);
  letGo();
  expect(await again).toEqual(await waiting);
  expect(remove).toHaveBeenCalledTimes(2);
});

it('takes a command of another item for another one', async () => {
  const { database, first, second, remove, letGo } = await holdDeletes();
  const { commands } = createCommands(database);
  const done = Promise.all([commands.deleteItems([first]), commands.deleteItems([second])]);
  letGo();
  await done;
  expect(remove).toHaveBeenCalledTimes(2);
});

it('does again what is given again after something else, or when it was through', async () => {
  const { database, first, second, remove, letGo } = await holdDeletes();
  const { commands } = createCommands(database);
  const done = Promise.all([first, second, first].map((item) => commands.deleteItems([item])));
  letGo();
  await done;
  await commands.deleteItems([first]);
  expect(remove).toHaveBeenCalledTimes(4);
});
