import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { me } from '../support/make-change.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';

/** The app of a person who has written nothing yet, over two items. */
async function openApp() {
  const memory = createMemoryDatabase({ seed: numberedItems(2) });
  const mine = memory.as(me);
  const listed = await mine.items().list({ limit: 2, offset: 0 });
  const ids = listed.ok ? listed.value.map(({ id }) => id) : [];
  const { user } = await renderApp({ database: mine });
  await screen.findByText('1–2 of 2');
  const openPalette = async () => {
    await user.keyboard('{Control>}k{/Control}');
    const list = await screen.findByRole('listbox', { name: 'Commands' });
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Find a command' })).toHaveFocus());
    return list;
  };
  /** Undo and Redo as the open palette has them. */
  const options = (list: HTMLElement) =>
    within(list)
      .getAllByRole('option', { name: /Items/ })
      .map(({ textContent }) => textContent.replace(/^Items/, ''))
      .filter((text) => /^(Undo|Redo)/.test(text));
  const [first = '', second = ''] = ids;
  return { mine, user, openPalette, options, first, second };
}

describe('Undo and Redo in the palette', () => {
  it('are not there when there is nothing for them', async () => {
    const { openPalette, options } = await openApp();
    const list = await openPalette();
    await waitFor(() => expect(options(list)).toEqual([]));
  });

  it('say what they would take back, also when that changes while the palette is open', async () => {
    const { mine, openPalette, options, first, second } = await openApp();
    await mine.items().delete(first);
    const list = await openPalette();
    await waitFor(() => expect(options(list)).toEqual(['Undo: Deleted “Item 001”']));
    await act(() => mine.items().update(second, { name: 'Renamed', status: 'active' }));
    await waitFor(() => expect(options(list)).toEqual(['Undo: Changed Name and Status of “Renamed”']));
    await act(() => mine.changes().undo());
    await waitFor(() =>
      expect(options(list)).toEqual([
        'Undo: Deleted “Item 001”',
        'Redo: Changed Name and Status of “Item 002”',
      ]),
    );
    await act(() => mine.changes().undo());
    await waitFor(() => expect(options(list)).toEqual(['Redo: Deleted “Item 001”']));
  });

  it('say it of what was created, and of a batch', async () => {
    const { mine, openPalette, options, first, second } = await openApp();
    const list = await openPalette();
    await act(() => mine.items().create({ name: 'New' }));
    await waitFor(() => expect(options(list)).toEqual(['Undo: Created “New”']));
    await act(() => mine.changes().undo());
    await waitFor(() => expect(options(list)).toEqual(['Redo: Created “New”']));
    const batch = { id: 'some-batch', title: 'Deleted 2 items' };
    await act(() => mine.items().delete(first, { batch }));
    await act(() => mine.items().delete(second, { batch }));
    await waitFor(() => expect(options(list)).toEqual(['Undo: Deleted 2 items']));
    await act(() => mine.changes().undo());
    await waitFor(() => expect(options(list)).toEqual(['Redo: Deleted 2 items']));
  });

  it('tell what was restored from what was created', async () => {
    const { mine, openPalette, options, first } = await openApp();
    await mine.items().delete(first);
    await mine.items().restore(first);
    await mine.changes().undo();
    const list = await openPalette();
    await waitFor(() =>
      expect(options(list)).toEqual(['Undo: Deleted “Item 001”', 'Redo: Restored “Item 001”']),
    );
  });

  it('do it', async () => {
    const { mine, user, openPalette, first } = await openApp();
    await mine.items().delete(first);
    await openPalette();
    await user.click(await screen.findByRole('option', { name: /Undo: Deleted/ }));
    expect(await screen.findByText('Restored “Item 001”')).toBeInTheDocument();
    await openPalette();
    await user.click(await screen.findByRole('option', { name: /Redo: Deleted/ }));
    expect(await screen.findByText('Moved “Item 001” to the trash again')).toBeInTheDocument();
  });
});
