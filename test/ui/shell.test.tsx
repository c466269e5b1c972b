import { render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionState, Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { StartFailure } from '../../src/features/shell/start-failure.tsx';
import { controlWatches } from '../support/failing-database.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';

async function listOf(database: Database) {
  const listed = await database.items().list({ limit: 10, offset: 0 });
  return listed.ok ? listed.value : [];
}

describe('the shell', () => {
  it('leads from the root to the items, and by its links to health and back', async () => {
    const { user, router } = await renderApp({ path: '/' });
    await waitFor(() => expect(router.state.location.pathname).toBe('/items'));
    const main = within(screen.getByRole('navigation', { name: 'Main' }));
    await user.click(main.getByRole('link', { name: 'Health' }));
    expect(await screen.findByRole('heading', { name: 'Health' })).toBeVisible();
    await user.click(main.getByRole('link', { name: 'Items' }));
    expect(await screen.findByRole('heading', { name: /^Items/ })).toBeVisible();
  });

  it('begins with a link that skips to the content', async () => {
    const { user } = await renderApp();
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute('href', '#main');
    expect(screen.getByRole('main')).toHaveAttribute('id', 'main');
  });

  it('says plainly that there is no such page', async () => {
    await renderApp({ path: '/nowhere' });
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the items' })).toHaveAttribute('href', '/items');
  });

  it('says where data in memory lives', async () => {
    await renderApp({ database: createMemoryDatabase({ lifetime: 'tabs' }) });
    expect(await screen.findByText(/In memory, until the last tab closes/)).toBeInTheDocument();
  });

  it.each<[ConnectionState, RegExp]>([
    [{ status: 'connecting', pendingWrites: 0 }, /^Connecting…$/],
    [{ status: 'reconnecting', pendingWrites: 0 }, /^Reconnecting…$/],
    [{ status: 'offline', pendingWrites: 2 }, /^Offline· 2 writes waiting$/],
  ])('shows the connection: %o', async (state, text) => {
    const database = createMemoryDatabase();
    await renderApp({
      database: {
        ...database,
        watchConnection: (observer) => {
          queueMicrotask(() => observer(state));
          return () => undefined;
        },
      },
    });
    const banner = within(screen.getByRole('banner'));
    expect(
      await banner.findByText((_, element) => element?.tagName === 'P' && text.test(element.textContent)),
    ).toBeVisible();
  });

  it('says under the header how much waits, where the connection has no room for it', async () => {
    const database = createMemoryDatabase();
    await renderApp({
      database: {
        ...database,
        watchConnection: (observer) => {
          queueMicrotask(() => observer({ status: 'reconnecting', pendingWrites: 1 }));
          return () => undefined;
        },
      },
    });
    expect(await within(screen.getByRole('main')).findByText(/Not sent yet: 1 write\./)).toBeInTheDocument();
  });

  it('says at the connection where data on a server lives, for those who ask', async () => {
    const database = createMemoryDatabase();
    await renderApp({ database: { ...database, info: { type: 'convex', lifetime: 'server' } } });
    await waitFor(() => expect(screen.getByTitle('Kept on the server')).toHaveTextContent(/^Live$/));
  });

  it('says why the first page is long in coming', async () => {
    const { database, set } = controlWatches(createMemoryDatabase());
    set('hang');
    const reason = 'Nothing answers at https://happy-otter-123.convex.cloud.';
    await renderApp({
      database: {
        ...database,
        watchConnection: (observer) => {
          queueMicrotask(() => observer({ status: 'offline', pendingWrites: 0, reason }));
          return () => undefined;
        },
      },
    });
    const main = within(screen.getByRole('main'));
    expect(await main.findByText(reason)).toBeVisible();
    expect(main.getByText('Loading items…')).toBeInTheDocument();
  });

  it('changes and remembers theme and density', async () => {
    const { user } = await renderApp();
    await user.click(screen.getByRole('button', { name: 'Appearance and keys' }));
    await user.click(await screen.findByRole('radio', { name: 'Dark', hidden: true }));
    await user.click(screen.getByRole('radio', { name: 'Comfortable', hidden: true }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'comfortable' });
    expect(JSON.parse(localStorage.getItem('estuary.preferences') ?? '')).toMatchObject({
      theme: 'dark',
      density: 'comfortable',
    });
    await user.click(screen.getByRole('radio', { name: 'System', hidden: true }));
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });
});

describe('commands', () => {
  it('are found by a part of their name and run by Enter', async () => {
    const { user, router } = await renderApp({ seed: numberedItems(1) });
    await screen.findByText('1–1 of 1');
    await user.keyboard('{Control>}k{/Control}');
    const box = await screen.findByRole('combobox', { name: 'Find a command' });
    await waitFor(() => expect(box).toHaveFocus());
    await user.type(box, 'heal');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/health'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('are not to be had over a dialog, and change nothing behind it', async () => {
    const { user, database } = await renderApp({ seed: numberedItems(1) });
    const [item] = await listOf(database);
    await database.items().delete(item?.id ?? '');
    await screen.findByRole('heading', { name: 'No items yet' });
    await user.keyboard('?');
    const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.click(within(help).getByRole('checkbox', { name: /Single-key shortcuts/ }));
    await user.keyboard('{Control>}z{/Control}{Control>}k{/Control}');
    // Long enough for the palette to be loaded, and for an undo to be made.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(screen.queryByRole('dialog', { name: 'Commands' })).toBeNull();
    expect(help).toBeVisible();
    expect(await listOf(database)).toEqual([]);

    await user.keyboard('{Escape}');
    await waitFor(() => expect(help).not.toBeInTheDocument());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await listOf(database)).toHaveLength(1));
  });

  it('include those of the selection while there is one', async () => {
    const { user, database } = await renderApp({ seed: numberedItems(1) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 001' }));
    await user.keyboard('{Control>}k{/Control}');
    await user.click(await screen.findByRole('option', { name: /Set to Archived/ }));
    await waitFor(async () =>
      expect(await database.items().count({ status: 'archived' })).toEqual({ ok: true, value: 1 }),
    );
  });
});

describe('keys', () => {
  it('are explained by ?', async () => {
    const { user } = await renderApp();
    await screen.findByRole('heading', { name: 'No items yet' });
    await user.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(dialog.getByText('Next row')).toBeVisible();
    expect(dialog.getByText('Save the form')).toBeVisible();
    expect(dialog.getByText('Go to the notifications').nextElementSibling).toHaveTextContent('F6');
  });

  it('of one character can be switched off; those with Ctrl stay', async () => {
    const { user } = await renderApp({ seed: numberedItems(1) });
    await screen.findByText('1–1 of 1');
    await user.click(screen.getByRole('button', { name: 'Appearance and keys' }));
    await user.click(await screen.findByRole('checkbox', { name: /Single-key shortcuts/, hidden: true }));
    await user.keyboard('j/?');
    expect(screen.getByRole('link', { name: 'Item 001' })).not.toHaveFocus();
    expect(screen.getByRole('searchbox', { name: 'Search items' })).not.toHaveFocus();
    expect(screen.queryByRole('dialog', { name: 'Keyboard shortcuts' })).toBeNull();
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Commands' })).toBeVisible();
  });
});

describe('the help about keys', () => {
  it('says which are switched off, and switches them on', async () => {
    localStorage.setItem('estuary.preferences', JSON.stringify({ singleKeys: false }));
    const { user } = await renderApp();
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    const keysOf = (label: string) => dialog.getByText(label).nextElementSibling;
    expect(keysOf('Next row')).toHaveTextContent('Off');
    expect(keysOf('Commands')).not.toHaveTextContent('Off');
    expect(keysOf('Save the form')).not.toHaveTextContent('Off');
    expect(dialog.getByText(/Switch them on here/)).toBeVisible();
    await user.click(dialog.getByRole('checkbox', { name: /Single-key shortcuts/ }));
    expect(dialog.queryByText('Off')).toBeNull();
  });
});

describe('a start that fails', () => {
  it('is a screen with the sentence', () => {
    render(<StartFailure message='DATABASE_TYPE is "redis". Allowed are: memory, convex.' />);
    expect(screen.getByRole('alert')).toHaveTextContent(
      'DATABASE_TYPE is "redis". Allowed are: memory, convex.',
    );
  });
});
