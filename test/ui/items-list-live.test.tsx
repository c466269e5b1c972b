import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import type * as StatusMarkModule from '../../src/components/ui/status-mark.tsx';
import { rateLimited } from '../../shared/database/results.ts';
import type { Item } from '../../shared/items/item.ts';
import { controlWatches } from '../support/failing-database.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';

const rendered: string[] = [];
vi.mock('../../src/components/ui/status-mark.tsx', async (original) => {
  const { StatusMark } = await original<typeof StatusMarkModule>();
  // Stands in every row and renders when its row does.
  return {
    StatusMark: (props: Parameters<typeof StatusMark>[0]) => {
      rendered.push(props.status);
      return <StatusMark {...props} />;
    },
  };
});

beforeEach(() => {
  rendered.length = 0;
});

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

async function find(database: Database, name: string): Promise<Item> {
  const result = await database.items().list({ limit: 1000, offset: 0 });
  const item = result.ok ? result.value.find((candidate) => candidate.name === name) : undefined;
  if (!item) throw new Error(`There is no item ${name}.`);
  return item;
}

/** Somebody else's write: it goes to the store and not through the app. */
async function byOthers<T>(write: Promise<T>): Promise<T> {
  let result: T | undefined;
  await act(async () => {
    result = await write;
  });
  return result as T;
}

/** A page that was cloned on its way, as from a shared worker. */
function cloning(database: Database): Database {
  const repository = database.items();
  const items = Object.create(repository, {
    watchPage: {
      value: (...[query, observer]: Parameters<typeof repository.watchPage>) =>
        repository.watchPage(query, { ...observer, next: (page) => observer.next(structuredClone(page)) }),
    },
  }) as typeof repository;
  return { ...database, items: () => items };
}

describe('live rows', () => {
  it('of a hundred rows renders only the one that changed', async () => {
    const store = createMemoryDatabase({ seed: numberedItems(100) });
    await renderApp({ path: '/items?sort=name&size=100', database: cloning(store) });
    await screen.findByText('1–100 of 100');
    const { id } = await find(store, 'Item 050');
    rendered.length = 0;
    await byOthers(store.items().update(id, { status: 'active' }));
    expect(await screen.findByText('Active', { selector: 'td *' })).toBeVisible();
    expect(rendered).toEqual(['active']);
  });

  it('marks the changed row and no other', async () => {
    const { database, container } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await screen.findByText('1–3 of 3');
    expect(container.querySelector('.change-mark')).toBeNull();
    const { id } = await find(database, 'Item 002');
    await byOthers(database.items().update(id, { status: 'active' }));
    await waitFor(() => expect(container.querySelectorAll('.change-mark')).toHaveLength(1));
    expect(container.querySelector('.change-mark')?.closest('tr')).toBe(
      screen.getByRole('row', { name: /Item 002/ }),
    );
  });

  it('shows new rows at once to somebody who only looks', async () => {
    const { database } = await renderApp({ seed: numberedItems(2) });
    await screen.findByText('1–2 of 2');
    await byOthers(database.items().create({ name: 'Newcomer' }));
    expect(await screen.findByRole('link', { name: 'Newcomer' })).toBeVisible();
  });
});

describe('rows under a reader who is busy', () => {
  it('stay while the focus is among them, and new ones wait to be asked for', async () => {
    const { database, user } = await renderApp({ seed: numberedItems(3) });
    await screen.findByText('1–3 of 3');
    await user.keyboard('jj');
    await byOthers(database.items().create({ name: 'New A' }));
    await byOthers(database.items().create({ name: 'New B' }));
    const button = await screen.findByRole('button', { name: '2 new' });
    expect(names()).toEqual(['Item 003', 'Item 002', 'Item 001']);
    const scrolled = vi.spyOn(window, 'scrollTo');
    await user.click(button);
    expect(names()).toEqual(['New B', 'New A', 'Item 003', 'Item 002', 'Item 001']);
    expect(scrolled).toHaveBeenCalledWith({ top: 0 });
    scrolled.mockRestore();
    expect(screen.queryByRole('button', { name: '2 new' })).toBeNull();
    expect(screen.getByRole('table', { name: 'Items' })).toHaveFocus();
  });

  it('show new contents in place while rows are selected, and move when nothing is', async () => {
    const { database, user } = await renderApp({ seed: numberedItems(3) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 003' }));
    const { id } = await find(database, 'Item 001');
    await byOthers(database.items().update(id, { status: 'active' }));
    expect(await screen.findByRole('button', { name: '1 change' })).toBeVisible();
    expect(names()).toEqual(['Item 003', 'Item 002', 'Item 001']);
    expect(within(screen.getByRole('row', { name: /Item 001/ })).getByText('Active')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    act(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await waitFor(() => expect(names()).toEqual(['Item 001', 'Item 003', 'Item 002']));
  });

  it('stay while the page is scrolled down', async () => {
    const { database } = await renderApp({ seed: numberedItems(2) });
    await screen.findByText('1–2 of 2');
    scrollTo(400);
    await byOthers(database.items().create({ name: 'Newcomer' }));
    expect(await screen.findByRole('button', { name: '1 new' })).toBeVisible();
    expect(names()).toHaveLength(2);
    scrollTo(0);
    await waitFor(() => expect(names()).toHaveLength(3));
  });

  it('change in nothing while updates are paused', async () => {
    const { database, user } = await renderApp({ seed: numberedItems(2) });
    await user.click(await screen.findByRole('button', { name: 'Pause live updates' }));
    const { id } = await find(database, 'Item 001');
    await byOthers(database.items().update(id, { status: 'active' }));
    expect(await screen.findByRole('button', { name: '1 change' })).toBeVisible();
    expect(screen.queryByText('Active', { selector: 'td *' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Resume live updates' }));
    expect(await screen.findByText('Active', { selector: 'td *' })).toBeVisible();
    expect(names()).toEqual(['Item 001', 'Item 002']);
  });

  it('obey one’s own writes at once', async () => {
    const { user } = await renderApp({ path: '/items?sort=name', seed: numberedItems(4) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 002' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 004' }));
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: 'Delete 2 items' }));
    await waitFor(() => expect(names()).toEqual(['Item 001', 'Item 003']));
  });

  it('obey one’s own writes even while updates are paused', async () => {
    const { user } = await renderApp({ path: '/items?sort=name', seed: numberedItems(2) });
    await user.click(await screen.findByRole('button', { name: 'Pause live updates' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 001' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(names()).toEqual(['Item 002']));
    expect(screen.getByRole('button', { name: 'Resume live updates' })).toBeVisible();
  });
});

describe('a database that does not answer', () => {
  it('is waited for with a skeleton', async () => {
    const { database, set } = controlWatches(createMemoryDatabase());
    set('hang');
    await renderApp({ database });
    expect(await screen.findByText('Loading items…')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('is an error with a retry when there is nothing to show', async () => {
    const { database, set } = controlWatches(createMemoryDatabase({ seed: numberedItems(2) }));
    set({ kind: 'ConnectionError', message: 'The cable is out. Plug it in.' });
    const { user } = await renderApp({ database });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The database is out of reach');
    expect(alert).toHaveTextContent('The cable is out. Plug it in.');
    set('pass');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1–2 of 2')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leaves the rows that are there, and says that they may be old', async () => {
    const { database, fail } = controlWatches(createMemoryDatabase({ seed: numberedItems(2) }));
    await renderApp({ database });
    await screen.findByText('1–2 of 2');
    act(() => fail({ kind: 'ConnectionError', message: 'The cable is out.' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('What you see may be out of date.');
    expect(names()).toHaveLength(2);
  });
});

describe('a search that came too often', () => {
  it('leaves what was found before, says when it is tried again, and shows what it finds then', async () => {
    const store = createMemoryDatabase({ seed: numberedItems(3) });
    const { database, set, tell } = controlWatches(store);
    const { user } = await renderApp({ path: '/items?sort=name', database });
    await screen.findByText('1–3 of 3');
    set(rateLimited(3000));
    await user.type(screen.getByRole('searchbox'), '002');
    expect(
      await screen.findByText(
        'That was too often. Try again in 3 s. That is done by itself; what you see is from before.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(names()).toHaveLength(3);
    expect(screen.getByRole('searchbox')).toHaveValue('002');
    const second = await find(store, 'Item 002');
    act(() => tell({ items: [second], total: 1 }));
    await waitFor(() => expect(names()).toEqual(['Item 002']));
    expect(screen.queryByText(/from before/)).toBeNull();
  });

  it('is no error where there were no rows before: the seconds are counted down, and it goes on by itself', async () => {
    const { database, set, tell } = controlWatches(createMemoryDatabase({ seed: numberedItems(1) }));
    const { user } = await renderApp({ path: '/items?q=none', database });
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    set(rateLimited(2000));
    await user.type(screen.getByRole('searchbox'), ' at all');
    const main = within(screen.getByRole('main'));
    expect(await main.findByText(/Try again in 2 s\. That is done by itself\./)).toBeVisible();
    // Nothing is said of words that nobody has looked for.
    expect(screen.queryByText('Nothing matches')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(await main.findByText(/Try again in 1 s\./)).toBeVisible();
    expect(await main.findByText(/Searching again…/)).toBeVisible();
    act(() => tell({ items: [], total: 0 }));
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  });
});

function scrollTo(top: number): void {
  act(() => {
    Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
    window.dispatchEvent(new Event('scroll'));
  });
}
