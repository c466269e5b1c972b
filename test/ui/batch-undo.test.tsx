import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchReference } from '../../shared/database/changes.ts';
import { readReversionNotes } from '../../src/lib/item-commands/reversion-notes.ts';
import { renderCommands } from '../support/render-commands.tsx';

const batch: BatchReference = { id: 'import-of-many-boats', title: 'Import of boats.csv' };

/** More than the memory database takes back at once. */
const many = 1500;

/** Items that this person has created as one batch. */
async function importMany(count = many) {
  const rendered = await renderCommands(0);
  for (let from = 0; from < count; from += 500) {
    const names = Array.from({ length: Math.min(500, count - from) }, (_, index) => `Boat ${from + index}`);
    await rendered.mine.items().createMany(
      names.map((name) => ({ name })),
      { batch },
    );
  }
  const countItems = async () => {
    const counted = await rendered.mine.items().count();
    return counted.ok ? counted.value : NaN;
  };
  return { ...rendered, countItems };
}

describe('A large batch', () => {
  it('is taken back in the background, which is told with how far it is, then with redo', async () => {
    const { commands, countItems, user } = await importMany(20_000);
    await act(() => commands.current.undoBatch(batch.id));
    expect(readReversionNotes()).toEqual([batch.id]);
    const progress = await screen.findByRole('progressbar', { name: 'Undoing: Import of boats.csv' });
    const before = Number(progress.getAttribute('value'));
    expect(before).toBeLessThan(20_000);
    await waitFor(() => expect(Number(progress.getAttribute('value'))).toBeGreaterThan(before));
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(screen.getByText('20,000 changes taken back.')).toBeInTheDocument();
    expect(await countItems()).toBe(0);
    expect(readReversionNotes()).toEqual([]);
    await waitFor(() => expect(progress).not.toBeInTheDocument());

    await user.click(screen.getByRole('button', { name: 'Redo' }));
    expect(await screen.findByText('Did again: Import of boats.csv')).toBeInTheDocument();
    expect(screen.getByText('20,000 changes made again.')).toBeInTheDocument();
    expect(await countItems()).toBe(20_000);
  }, 30_000);

  it('names some of what stays, and counts the rest', async () => {
    const { commands, all, others, countItems } = await importMany();
    for (const { id } of (await all()).slice(0, 5)) await others.items().update(id, { status: 'active' });
    await act(() => commands.current.undo());
    expect(
      await screen.findByText(
        /1,495 of 1,500 changes taken back; 5 stay, since somebody has changed them: “Boat .*”, and 2 more\./,
      ),
    ).toBeInTheDocument();
    expect(await countItems()).toBe(5);
  });

  it('is gone on with, and told, in a page that is opened while it is under way', async () => {
    const { commands, closeTab, openTab, memory } = await importMany();
    await act(() => commands.current.undo());
    closeTab();
    openTab();
    await memory.finishBackground();
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(readReversionNotes()).toEqual([]);
  });

  it('that came to its end while no page was open is told in the next one', async () => {
    const { commands, closeTab, openTab, memory } = await importMany();
    await act(() => commands.current.undo());
    closeTab();
    await memory.finishBackground();
    expect(screen.queryByText('Undid: Import of boats.csv')).not.toBeInTheDocument();
    openTab();
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(readReversionNotes()).toEqual([]);
  });

  it('that was done again since is left as it is, and so is one that the record does not know', async () => {
    const { closeTab, openTab, mine, memory, countItems } = await importMany();
    closeTab();
    await mine.changes().undo();
    await memory.finishBackground();
    await mine.changes().redo();
    await memory.finishBackground();
    localStorage.setItem('estuary.takingBack', JSON.stringify([batch.id, 'never-was-there']));
    openTab();
    await waitFor(() => expect(readReversionNotes()).toEqual([]));
    expect(await countItems()).toBe(many);
  });

  it('that has been taken back already says so', async () => {
    const { commands, mine, memory } = await importMany(2);
    await mine.changes().undo();
    await memory.finishBackground();
    await act(() => commands.current.undoBatch(batch.id));
    expect(await screen.findByText('This could not be undone')).toBeInTheDocument();
    expect(screen.getByText('These changes have been undone already.')).toBeInTheDocument();
  });

  it('takes the toast along that offered to undo it', async () => {
    const { commands, user, countItems } = await importMany(2);
    await act(() => commands.current.tellBatch({ title: 'Imported 2 items' }, batch, 'Undo this import'));
    await screen.findByRole('button', { name: 'Undo this import' });
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(screen.queryByText('Imported 2 items')).not.toBeInTheDocument();
    expect(await countItems()).toBe(0);
  });
});

describe('A browser that keeps nothing, or something else', () => {
  it.each(['{', '"text"', '[1, null, {}]'])('with %s in its storage opens all the same', async (text) => {
    localStorage.setItem('estuary.takingBack', text);
    const { mine } = await renderCommands(1);
    expect(readReversionNotes()).toEqual([]);
    expect((await mine.items().count()).ok).toBe(true);
  });
});
