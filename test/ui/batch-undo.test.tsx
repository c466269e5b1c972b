import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Batch, BatchReference, BatchReversion } from '../../shared/database/changes.ts';
import type { DatabaseError, Observer } from '../../shared/database/database.ts';
import { connectionClosed } from '../../shared/database/results.ts';
import { batchNotFound } from '../../shared/database/revert-rules.ts';
import { readReversionNotes } from '../../src/lib/item-commands/reversion-notes.ts';
import { me } from '../support/make-change.ts';
import { renderCommands } from '../support/render-commands.tsx';
import { wrapChanges } from '../support/wrap-repository.ts';

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

/** A batch of ten thousand whose being taken back goes on as the test says. */
async function renderFollowed() {
  const observers = new Set<Observer<Batch>>();
  const state = (reversion: Partial<BatchReversion> | undefined): Batch => ({
    ...batch,
    actor: me,
    at: 0,
    size: 10_000,
    ...(reversion && {
      reversion: { batchId: 'undo', done: 250, left: 0, leftNames: [], isDone: false, ...reversion },
    }),
  });
  const rendered = await renderCommands(0, (database) =>
    wrapChanges(database, {
      revertBatch: () => Promise.resolve({ ok: true, value: state({}) }),
      watchBatch(_, observer) {
        observers.add(observer);
        return () => observers.delete(observer);
      },
    }),
  );
  return {
    ...rendered,
    tell: (reversion: Partial<BatchReversion> | undefined) =>
      act(() => observers.forEach((observer) => observer.next(state(reversion)))),
    fail: (error: DatabaseError) => act(() => observers.forEach((observer) => observer.error(error))),
    watches: () => observers.size,
  };
}

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('A large batch', () => {
  it('tells how far it is, and at the end what came of it', async () => {
    const { commands, tell } = await renderFollowed();
    await act(() => commands.current.undoBatch(batch.id));
    expect(readReversionNotes()).toEqual([batch.id]);
    const progress = await screen.findByRole('progressbar', { name: 'Undoing: Import of boats.csv' });
    expect(progress).toHaveAttribute('value', '250');
    expect(screen.getByText('250 of 10,000 changes')).toBeInTheDocument();
    tell({ done: 9_750 });
    await waitFor(() => expect(progress).toHaveAttribute('value', '9750'));
    expect(screen.queryByRole('button', { name: 'Redo' })).toBeNull();
    tell({ done: 10_000, isDone: true });
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(screen.getByText('10,000 changes taken back.')).toBeInTheDocument();
    await waitFor(() => expect(progress).not.toBeInTheDocument());
  });

  it('is told once, however often it is asked for', async () => {
    const { commands, tell, watches } = await renderFollowed();
    await act(() => commands.current.undoBatch(batch.id));
    await act(() => commands.current.undoBatch(batch.id));
    expect(await screen.findAllByRole('progressbar')).toHaveLength(1);
    tell({ done: 10_000, isDone: true });
    expect(await screen.findAllByText('Undid: Import of boats.csv')).toHaveLength(1);
    expect(watches()).toBe(0);
  });

  it('is told no more when it is not to be told of any more: done again, or off the record', async () => {
    for (const end of ['again', 'gone'] as const) {
      const { commands, closeTab, tell, fail, watches } = await renderFollowed();
      await act(() => commands.current.undoBatch(batch.id));
      await screen.findByRole('progressbar');
      // Out of reach for a while is no end.
      fail(connectionClosed());
      expect(watches()).toBe(1);
      if (end === 'gone') fail(batchNotFound(batch.id));
      else tell(undefined);
      await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
      expect(watches()).toBe(0);
      expect(readReversionNotes()).toEqual([]);
      closeTab();
    }
  });

  it('is taken back to the last change, and done again', async () => {
    const { commands, countItems, user } = await importMany(2_000);
    await act(() => commands.current.undoBatch(batch.id));
    expect(await screen.findByText('2,000 changes taken back.')).toBeInTheDocument();
    expect(await countItems()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    expect(await screen.findByText('Did again: Import of boats.csv')).toBeInTheDocument();
    expect(screen.getByText('2,000 changes made again.')).toBeInTheDocument();
    expect(await countItems()).toBe(2_000);
  });

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
  });

  it('that came to its end while no page was open is told in the next one', async () => {
    const { commands, closeTab, openTab, memory } = await importMany();
    await act(() => commands.current.undo());
    closeTab();
    await memory.finishBackground();
    expect(screen.queryByText('Undid: Import of boats.csv')).not.toBeInTheDocument();
    openTab();
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
  });

  it('whose end was told by a page that went at once is told again by the next, and by none after that was read', async () => {
    const { commands, closeTab, openTab } = await importMany(2);
    await act(() => commands.current.undoBatch(batch.id));
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    closeTab();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const second = openTab();
    expect(await screen.findByText('Undid: Import of boats.csv')).toBeInTheDocument();
    expect(readReversionNotes()).toEqual([batch.id]);
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    expect(readReversionNotes()).toEqual([]);
    second.closeTab();
  });

  it('is noted before the database has answered: the page may go before', async () => {
    const never = new Promise<never>(() => undefined);
    const { commands } = await renderCommands(0, (database) =>
      wrapChanges(database, { revertBatch: () => never }),
    );
    act(() => void commands.current.undoBatch(batch.id));
    await waitFor(() => expect(readReversionNotes()).toEqual([batch.id]));
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
