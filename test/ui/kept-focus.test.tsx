import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { findItem } from '../support/two-people.ts';

const button = (name: string) => screen.findByRole('button', { name });

/** Presses it as somebody does who has no mouse. */
async function press(user: Awaited<ReturnType<typeof renderApp>>['user'], name: string) {
  (await button(name)).focus();
  await user.keyboard('{Enter}');
}

describe('Who goes on by keys keeps the focus', () => {
  it('in the search, when it is cleared: what is typed next is no command', async () => {
    const { user } = await renderApp({ path: '/items?q=item', seed: numberedItems(3) });
    const search = await screen.findByRole('searchbox', { name: 'Search items' });
    await press(user, 'Clear search');
    expect(search).toHaveFocus();
    await user.keyboard('new');
    expect(search).toHaveValue('new');
  });

  it('in the number of the page, whatever page comes', async () => {
    const { user } = await renderApp({ path: '/items?size=10', seed: numberedItems(24) });
    const number = await screen.findByRole('textbox', { name: 'Page' });
    await user.clear(number);
    await user.type(number, '3{Enter}');
    expect(await screen.findByText('21–24 of 24')).toBeVisible();
    expect(number).toHaveFocus();
    await user.click(await button('Previous page'));
    await waitFor(() => expect(number).toHaveValue('2'));
  });

  it('with the table that comes when the filters are cleared', async () => {
    const { user } = await renderApp({ path: '/items?q=zebra', seed: numberedItems(3) });
    await screen.findByText('Nothing matches');
    await press(user, 'Clear filters');
    expect(await screen.findByRole('table', { name: 'Items' })).toHaveFocus();
  });

  it.each([
    ['its own button', 'Clear selection', '{Enter}'],
    ['Esc on another one', 'Set to Active', '{Escape}'],
  ])('with the row that was selected last, when the selection is cleared by %s', async (_how, name, key) => {
    const { user } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 003' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 002' }));
    (await button(name)).focus();
    await user.keyboard(key);
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: 'Item 002' })).toHaveFocus();
  });

  it('with the table, when all of it was selected and nothing is any more', async () => {
    const { user } = await renderApp({ seed: numberedItems(3) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
    await press(user, 'Clear selection');
    expect(screen.getByRole('table', { name: 'Items' })).toHaveFocus();
  });

  it('in the trash too, with the row that was selected last', async () => {
    const database = createMemoryDatabase({ seed: numberedItems(1) });
    const { id } = await findItem(database, 'Item 001');
    await database.items().delete(id);
    const { user } = await renderApp({ path: '/trash', database });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 001' }));
    await press(user, 'Clear selection');
    expect(screen.getByRole('button', { name: 'Item 001' })).toHaveFocus();
  });

  it.each(['/items', '/activity'])(
    'on %s with the button to pause, when the line beside it goes',
    async (path) => {
      const { user } = await renderApp({ path, seed: numberedItems(1) });
      await user.click(await button('Pause live updates'));
      await screen.findByText(/Nobody else has changed anything meanwhile/);
      await press(user, 'Resume');
      expect(await button('Pause live updates')).toHaveFocus();
    },
  );
});

describe('Who goes on by keys in the activity', () => {
  const row = async (name: string) => (await screen.findByRole('link', { name })).closest('li');

  it('goes on with the first of what was shown last, once there is no more', async () => {
    const { user } = await renderApp({ path: '/activity', seed: numberedItems(60) });
    await row('Item 060');
    await press(user, 'Show more');
    await row('Item 001');
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
    expect(await row('Item 010')).toHaveFocus();
  });

  it('finds the focus where the changes come when the filters are cleared', async () => {
    const { user } = await renderApp({ path: '/activity?kind=purged', seed: numberedItems(2) });
    await screen.findByText('No change matches');
    await press(user, 'Clear filters');
    expect((await row('Item 001'))?.closest('[data-journal]')).toHaveFocus();
  });
});

describe('Back', () => {
  /** The list, and from there by keys to an item. */
  async function openItem() {
    const app = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    const link = await screen.findByRole('link', { name: 'Item 002' });
    link.focus();
    await app.user.keyboard('{Enter}');
    return { ...app, link, name: await screen.findByRole('textbox', { name: 'Name' }) };
  }

  it('from an item leads to its row', async () => {
    const { link, name, router } = await openItem();
    act(() => name.focus());
    act(() => router.history.back());
    await waitFor(() => expect(name).not.toBeInTheDocument());
    expect(link).toHaveFocus();
  });

  it.each(['Discard', 'Keep for later'])('leads there with unsaved changes, too: %s', async (answer) => {
    const { user, link, name, router } = await openItem();
    await user.type(name, '!');
    // A history in memory asks nobody before it goes back, as that of a browser does.
    act(() => void router.navigate({ to: '/items', search: true }));
    await press(user, answer);
    await waitFor(() => expect(name).not.toBeInTheDocument());
    await waitFor(() => expect(link).toHaveFocus());
  });

  it('from a new item leads to its button', async () => {
    const { user, router } = await renderApp({ seed: numberedItems(1) });
    await press(user, 'New item');
    await screen.findByRole('textbox', { name: 'Name' });
    act(() => router.history.back());
    await waitFor(async () => expect(await button('New item')).toHaveFocus());
  });

  it('from an earlier version leads to its link in the history', async () => {
    const { user, router, database } = await renderApp({ seed: [{ name: 'Widget' }] });
    const { id } = await findItem(database, 'Widget');
    await act(() => router.navigate({ to: `/items/${id}` }));
    const link = await screen.findByRole('link', { name: /^View the item as it was after/ });
    link.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('region', { name: 'Earlier version' });
    act(() => router.history.back());
    await waitFor(() => expect(link).toHaveFocus());
  });

  it('from an import leads to the page before', async () => {
    const { user, router } = await renderApp({ path: '/activity', seed: numberedItems(1) });
    await screen.findByRole('link', { name: 'Item 001' });
    await act(() => router.navigate({ to: '/items' }));
    await press(user, 'Import');
    await waitFor(async () => expect(await button('Choose a file')).toHaveFocus());
    act(() => router.history.back());
    await screen.findByRole('heading', { name: 'Activity' });
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });
});
