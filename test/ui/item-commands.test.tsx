import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import type { Database } from '../../shared/database/database.ts';
import type { Item } from '../../shared/items/item.ts';
import { renderCommands } from '../support/render-commands.tsx';

const statuses = (items: readonly Item[]) => items.map(({ status }) => status);

/** The newest changes, of everybody. */
async function recorded(database: Database, limit: number): Promise<readonly Change[]> {
  const page = await database.changes().list({ limit });
  return page.ok ? page.value.changes : [];
}

/** The title of the one batch that all of the changes belong to. */
async function titleOfBatch(database: Database, changes: readonly Change[]): Promise<string | undefined> {
  const [id, ...others] = new Set(changes.map(({ batchId }) => batchId));
  const batch = id !== undefined && others.length === 0 ? await database.changes().batch(id) : undefined;
  return batch?.ok ? batch.value.title : undefined;
}

describe('Delete', () => {
  it('writes at once, by itself on record, and tells it', async () => {
    const { commands, item, mine, all } = await renderCommands();
    await act(() => commands.current.deleteItems([item(1)]));
    expect(await all()).toEqual([item(0), item(2)]);
    expect(await screen.findByText('Deleted “Item 2”')).toBeInTheDocument();
    const [change] = await recorded(mine, 1);
    expect(change).toMatchObject({ kind: 'deleted', itemId: item(1).id });
    expect(change).not.toHaveProperty('batchId');
  });

  it('of an item that somebody else has deleted says so, and offers no undo', async () => {
    const { commands, others, item } = await renderCommands();
    await others.items().delete(item(0).id);
    await act(() => commands.current.deleteItems([item(0)]));
    expect(await screen.findByText('“Item 1” was already deleted')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('of many is one on record, by the number of the items', async () => {
    const { commands, items, mine } = await renderCommands();
    await act(() => commands.current.deleteItems(items));
    const changes = await recorded(mine, 3);
    expect(changes.map(({ kind }) => kind)).toEqual(['deleted', 'deleted', 'deleted']);
    expect(await titleOfBatch(mine, changes)).toBe('Deleted 3 items');
  });

  it('of many tells plainly what failed, and undoes the rest', async () => {
    const { commands, items, item, all, unreachable, user } = await renderCommands(5);
    unreachable.add(item(0).id).add(item(3).id);
    await act(() => commands.current.deleteItems(items));
    expect(await screen.findByText('2 of 5 could not be deleted')).toBeInTheDocument();
    expect(screen.getByText('The database does not answer. Deleted 3 items.')).toBeInTheDocument();
    expect(await all()).toEqual([item(0), item(3)]);
    await user.click(screen.getByRole('button', { name: 'Undo this bulk edit' }));
    expect(await screen.findByText('Undid: Deleted 5 items')).toBeInTheDocument();
    expect(await all()).toEqual(items);
  });

  it('of many keeps only a few writes under way', async () => {
    const { commands, items, load, all } = await renderCommands(100);
    await act(() => commands.current.deleteItems(items));
    expect(await all()).toEqual([]);
    expect(load.most).toBeGreaterThan(1);
    expect(load.most).toBeLessThanOrEqual(8);
    expect(await screen.findByText('Deleted 100 items')).toBeInTheDocument();
  });
});

describe('A status for many', () => {
  it('is set where it differs, as one on record, and undo sets back what each one was', async () => {
    const { commands, others, item, all, mine } = await renderCommands();
    await others.items().update(item(1).id, { status: 'active' });
    const present = await all();
    await act(() => commands.current.setStatus(present, 'active'));
    expect(statuses(await all())).toEqual(['active', 'active', 'active']);
    expect(await screen.findByText('Set 2 items to Active')).toBeInTheDocument();
    expect(screen.getByText('“Item 2” is already Active.')).toBeInTheDocument();
    expect(await titleOfBatch(mine, await recorded(mine, 2))).toBe('Set 2 items to Active');
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['draft', 'active', 'draft']);
    expect(await screen.findByText('Undid: Set 2 items to Active')).toBeInTheDocument();
    expect(screen.getByText('2 changes taken back.')).toBeInTheDocument();
  });

  it('of one item is by itself on record, and goes back to what it was when it was set', async () => {
    const { commands, others, item, all } = await renderCommands(1);
    await others.items().update(item(0).id, { status: 'active' });
    await act(() => commands.current.setStatus([item(0)], 'archived'));
    expect(statuses(await all())).toEqual(['archived']);
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['active']);
    expect(await screen.findByText('Set Status of “Item 1” back to Active')).toBeInTheDocument();
  });

  it('is not taken back where somebody else has changed it since, and that is said', async () => {
    const { commands, others, items, item, all } = await renderCommands();
    await act(() => commands.current.setStatus(items, 'active'));
    await others.items().update(item(0).id, { status: 'archived' });
    await others.items().update(item(1).id, { name: 'Renamed' });
    await act(() => commands.current.undo());
    expect(statuses(await all())).toEqual(['archived', 'draft', 'draft']);
    expect(
      await screen.findByText('2 of 3 changes taken back; 1 stays, since somebody has changed it: “Item 1”.'),
    ).toBeInTheDocument();
  });
});

describe('Restore', () => {
  it('brings items back as one on record, and undo deletes them again', async () => {
    const { commands, items, all, mine } = await renderCommands();
    for (const { id } of items) await mine.items().delete(id);
    await act(() => commands.current.restoreItems(items));
    expect(await all()).toEqual(items);
    expect(await screen.findByText('Restored 3 items')).toBeInTheDocument();
    expect(await titleOfBatch(mine, await recorded(mine, 3))).toBe('Restored 3 items');
    await act(() => commands.current.undo());
    expect(await all()).toEqual([]);
  });

  it('of an item that is gone for ever says so', async () => {
    const { commands, item, mine } = await renderCommands();
    await mine.items().delete(item(0).id);
    await mine.trash().purge(item(0).id);
    await act(() => commands.current.restoreItems([item(0)]));
    expect(await screen.findByText('“Item 1” was deleted for ever')).toBeInTheDocument();
  });
});
