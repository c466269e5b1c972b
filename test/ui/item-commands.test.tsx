import { act, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { DatabaseResult, ItemRepository } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { failure } from '../../shared/database/results.ts';
import type { Item } from '../../shared/items/item.ts';
import { DatabaseProvider } from '../../src/lib/database-context.tsx';
import { ItemCommandsProvider, useItemCommands } from '../../src/lib/item-commands.tsx';
import { ToastHost } from '../../src/lib/toast-host.tsx';

const lost = failure({ kind: 'ConnectionError', message: 'The database does not answer.' });

/** Commands over a memory database in which the named items can be made unreachable. */
async function openCommands(count = 3) {
  const memory = createMemoryDatabase({
    seed: Array.from({ length: count }, (_, index) => ({ name: `Item ${index + 1}` })),
  });
  const others = memory.items();
  const unreachable = new Set<string>();
  const load = { now: 0, most: 0 };
  const reach = async <T,>(
    id: string,
    work: () => Promise<DatabaseResult<T>>,
  ): Promise<DatabaseResult<T>> => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    await Promise.resolve();
    const result = unreachable.has(id) ? lost : await work();
    load.now -= 1;
    return result;
  };
  const repository: ItemRepository = {
    list: (query) => others.list(query),
    count: (filter) => others.count(filter),
    watchPage: (query, observer) => others.watchPage(query, observer),
    watchItem: (id, observer) => others.watchItem(id, observer),
    create: (request) => others.create(request),
    createMany: (requests) => others.createMany(requests),
    get: (id) => reach(id, () => others.get(id)),
    update: (id, request) => reach(id, () => others.update(id, request)),
    delete: (id) => reach(id, () => others.delete(id)),
    restore: (id) => reach(id, () => others.restore(id)),
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DatabaseProvider database={{ ...memory, items: () => repository }}>
      <ItemCommandsProvider>
        {children}
        <ToastHost />
      </ItemCommandsProvider>
    </DatabaseProvider>
  );
  const { result } = renderHook(() => useItemCommands(), { wrapper });
  const all = async (): Promise<readonly Item[]> => {
    const listed = await others.list({ limit: 1000, offset: 0 });
    return listed.ok ? listed.value : [];
  };
  const items = await all();
  const item = (index: number): Item => {
    const found = items[index];
    if (!found) throw new Error(`There is no item ${index}.`);
    return found;
  };
  return { commands: result, others, unreachable, load, items, item, all, user: userEvent.setup() };
}

const statuses = (items: readonly Item[]) => items.map(({ status }) => status);

describe('Delete', () => {
  it('writes at once, and undo brings the item back as itself', async () => {
    const { commands, item, items, all } = await openCommands();
    await act(() => commands.current.deleteItems([item(1)]));
    expect(await all()).toEqual([item(0), item(2)]);
    expect(await screen.findByText('Deleted “Item 2”')).toBeInTheDocument();
    expect(commands.current.canUndo).toBe(true);
    await act(() => commands.current.undo());
    expect(await all()).toEqual(items);
    expect(await screen.findByText('Restored “Item 2”')).toBeInTheDocument();
    expect(screen.queryByText('Deleted “Item 2”')).not.toBeInTheDocument();
    expect(commands.current).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('is redone', async () => {
    const { commands, item, all } = await openCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    await act(() => commands.current.undo());
    await act(() => commands.current.redo());
    expect(await all()).toEqual([item(1), item(2)]);
    expect(commands.current).toMatchObject({ canUndo: true, canRedo: false });
  });

  it('of an item that somebody else has deleted says so, and is nothing to undo', async () => {
    const { commands, others, item } = await openCommands();
    await others.delete(item(0).id);
    await act(() => commands.current.deleteItems([item(0)]));
    expect(await screen.findByText('“Item 1” was already deleted')).toBeInTheDocument();
    expect(commands.current.canUndo).toBe(false);
  });

  it('of many tells plainly what failed, and undoes the rest', async () => {
    const { commands, items, item, all, unreachable } = await openCommands(5);
    unreachable.add(item(0).id).add(item(3).id);
    await act(() => commands.current.deleteItems(items));
    expect(await screen.findByText('2 of 5 could not be deleted')).toBeInTheDocument();
    expect(screen.getByText('The database does not answer. Deleted 3 items.')).toBeInTheDocument();
    expect(await all()).toEqual([item(0), item(3)]);
    await act(() => commands.current.undo());
    expect(await all()).toEqual(items);
  });

  it('of many keeps only a few writes under way', async () => {
    const { commands, items, load, all } = await openCommands(100);
    await act(() => commands.current.deleteItems(items));
    expect(await all()).toEqual([]);
    expect(load.most).toBeGreaterThan(1);
    expect(load.most).toBeLessThanOrEqual(8);
    expect(await screen.findByText('Deleted 100 items')).toBeInTheDocument();
  });
});

describe('Undo', () => {
  it('that fails can be tried again for what failed', async () => {
    const { commands, items, item, all, unreachable } = await openCommands();
    await act(() => commands.current.deleteItems(items));
    unreachable.add(item(2).id);
    await act(() => commands.current.undo());
    expect(await screen.findByText('1 of 3 could not be restored')).toBeInTheDocument();
    expect(commands.current.canUndo).toBe(true);
    unreachable.clear();
    await act(() => commands.current.undo());
    expect(await all()).toEqual(items);
    expect(commands.current.canUndo).toBe(false);
  });

  it('from a toast takes back its own command, not the latest one', async () => {
    const { commands, item, all, user } = await openCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    await screen.findByText('Deleted “Item 1”');
    await act(() => commands.current.deleteItems([item(1)]));
    const first = (await screen.findByText('Deleted “Item 1”')).closest('[role="dialog"]');
    const undo = first?.querySelector('button');
    expect(undo).toHaveTextContent('Undo');
    if (undo) await user.click(undo);
    await waitFor(async () => expect(await all()).toEqual([item(0), item(2)]));
  });

  it('pressed twice takes back two commands, in order', async () => {
    const { commands, item, items, all, user } = await openCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    await act(() => commands.current.deleteItems([item(1)]));
    await user.keyboard('{Control>}zz{/Control}');
    await waitFor(async () => expect(await all()).toEqual(items));
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(async () => expect(await all()).toEqual([item(1), item(2)]));
  });

  it('leaves Ctrl+Z in a text field to the field', async () => {
    const { commands, item, all, user } = await openCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    const input = document.body.appendChild(document.createElement('input'));
    input.focus();
    await user.keyboard('{Control>}z{/Control}');
    input.remove();
    expect(commands.current.canUndo).toBe(true);
    expect(await all()).toHaveLength(2);
  });
});

describe('A status for many', () => {
  it('is set where it differs, and undo sets back what each one was', async () => {
    const { commands, others, item, all } = await openCommands();
    await others.update(item(1).id, { status: 'active' });
    const present = await all();
    await act(() => commands.current.setStatus(present, 'active'));
    expect(statuses(await all())).toEqual(['active', 'active', 'active']);
    expect(await screen.findByText('Set 2 items to Active')).toBeInTheDocument();
    expect(screen.getByText('“Item 2” is already Active.')).toBeInTheDocument();
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['draft', 'active', 'draft']);
    expect(await screen.findByText('Set 2 items back to Draft')).toBeInTheDocument();
  });

  it('goes back to what it was when it was set, not to what the screen still showed', async () => {
    const { commands, others, item, all } = await openCommands(1);
    await others.update(item(0).id, { status: 'active' });
    await act(() => commands.current.setStatus([item(0)], 'archived'));
    expect(statuses(await all())).toEqual(['archived']);
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['active']);
  });

  it('is not taken back where somebody else has changed it since', async () => {
    const { commands, others, items, item, all } = await openCommands();
    await act(() => commands.current.setStatus(items, 'active'));
    await others.update(item(0).id, { status: 'archived' });
    await others.update(item(1).id, { name: 'Renamed' });
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['archived', 'draft', 'draft']);
    expect(await screen.findByText('“Item 1” was changed since and is left as it is.')).toBeInTheDocument();
  });
});
