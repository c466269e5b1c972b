import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { captureDownloads } from '../support/capture-downloads.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { wrapItems } from '../support/wrap-repository.ts';

const names = () =>
  within(screen.getByRole('table', { name: 'Items' }))
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);

const pagination = () => within(screen.getByRole('navigation', { name: 'Pagination' }));

describe('the list', () => {
  it('shows a page of items, the latest change first, each a link to its item', async () => {
    const { router } = await renderApp({ seed: numberedItems(60, { status: 'active', tags: ['boat'] }) });
    expect(await screen.findByRole('link', { name: 'Item 060' })).toBeVisible();
    expect(names()).toHaveLength(25);
    const row = within(screen.getByRole('row', { name: /Item 060/ }));
    expect(row.getByText('Active')).toBeVisible();
    expect(row.getByText('boat')).toBeVisible();
    expect(row.getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^\/items\/.+/));
    expect(pagination().getByText('1–25 of 60')).toBeVisible();
    expect(document.title).toBe('Items (60) · Estuary');
    expect(router.state.location.href).toBe('/items');
  });

  it('turns pages, names them in the title and brings them back with Back', async () => {
    const { user, router } = await renderApp({ path: '/items?sort=name&size=10', seed: numberedItems(24) });
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    expect(await pagination().findByText('11–20 of 24')).toBeVisible();
    await waitFor(() => expect(names()[0]).toBe('Item 011'));
    expect(document.title).toBe('Items (24) · page 2 · Estuary');
    expect(router.state.location.searchStr).toBe('?sort=name&size=10&page=2');
    router.history.back();
    expect(await pagination().findByText('1–10 of 24')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Previous page' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('counts on from the page that is on its way, however often and quickly one presses', async () => {
    const memory = createMemoryDatabase({ seed: numberedItems(45) });
    const database = wrapItems(memory, (repository) => ({
      watchPage: (query, observer) =>
        query.offset === 0 ? repository.watchPage(query, observer) : () => undefined,
    }));
    const { user, router } = await renderApp({ path: '/items?sort=name&size=10', database });
    const next = await screen.findByRole('button', { name: 'Next page' });
    for (const range of ['11–20 of 45', '21–30 of 45', '31–40 of 45']) {
      await user.click(next);
      expect(await pagination().findByText(range)).toBeVisible();
    }
    expect(router.state.location.searchStr).toBe('?sort=name&size=10&page=4');
    expect(names()[0]).toBe('Item 001');
  });

  it('goes to a page by its number, and to the last one for a number that is too high', async () => {
    const { user } = await renderApp({ path: '/items?sort=name&size=10', seed: numberedItems(24) });
    const input = await screen.findByRole('textbox', { name: 'Page' });
    await user.clear(input);
    await user.type(input, '99{Enter}');
    expect(await pagination().findByText('21–24 of 24')).toBeVisible();
  });

  it('clamps a page past the end without a history entry of its own', async () => {
    const { router } = await renderApp({ path: '/items?page=40&sort=name', seed: numberedItems(30) });
    expect(await screen.findByText('26–30 of 30')).toBeVisible();
    expect(router.state.location.searchStr).toBe('?page=2&sort=name');
    expect(router.history.length).toBe(1);
  });

  it('leads from a sorted search back to the best match by a third press, and says which it is', async () => {
    const { user, router } = await renderApp({ path: '/items?q=item', seed: numberedItems(2) });
    expect(await screen.findByText('Best match first')).toBeInTheDocument();
    const press = async (searchStr: string) => {
      await user.click(screen.getByRole('button', { name: 'Name' }));
      await waitFor(() => expect(router.state.location.searchStr).toBe(searchStr));
    };
    await press('?q=item&sort=name');
    expect(screen.queryByText('Best match first')).toBeNull();
    await press('?q=item&sort=name&dir=desc');
    await press('?q=item');
    expect(await screen.findByText('Best match first')).toBeInTheDocument();
  });

  it('sorts by name of a command too, by a column that is not shown as well', async () => {
    const { user, router } = await renderApp({ seed: numberedItems(2) });
    await screen.findByText('1–2 of 2');
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('option', { name: /Sort by name/ })).toBeVisible();
    expect(screen.queryByRole('option', { name: /Sort by best match/ })).toBeNull();
    await user.click(screen.getByRole('option', { name: /Sort by created/ }));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?sort=createdAt'));
    expect(screen.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending');
  });

  it('sorts by a column, says so, and turns the order round', async () => {
    const { user, router } = await renderApp({ seed: numberedItems(3) });
    const header = await screen.findByRole('columnheader', { name: 'Name' });
    expect(screen.getByRole('columnheader', { name: 'Updated' })).toHaveAttribute('aria-sort', 'descending');
    await user.click(within(header).getByRole('button'));
    await waitFor(() => expect(names()[0]).toBe('Item 001'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(header).getByRole('button'));
    await waitFor(() => expect(names()[0]).toBe('Item 003'));
    expect(router.state.location.searchStr).toBe('?sort=name&dir=desc');
  });

  it('returns to page 1 with a change of filter, in one history entry', async () => {
    const seed = [...numberedItems(30), ...numberedItems(2, { status: 'archived' })];
    const { user, router } = await renderApp({ path: '/items?page=2', seed });
    const before = router.history.length;
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Status' }), 'archived');
    expect(await screen.findByText('1–2 of 2')).toBeVisible();
    expect(router.state.location.searchStr).toBe('?status=archived');
    expect(router.history.length).toBe(before + 1);
  });

  it('changes the number of rows', async () => {
    const { user } = await renderApp({ path: '/items?size=10', seed: numberedItems(24) });
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Rows per page' }), '50');
    expect(await screen.findByText('1–24 of 24')).toBeVisible();
    expect(names()).toHaveLength(24);
  });
});

describe('the search', () => {
  it('waits, says that it searches, keeps the old rows, then shows and announces what it found', async () => {
    // Found when the test says so: a busy machine may be through with it before anybody looks.
    let find: () => void = () => undefined;
    const mayFind = new Promise<void>((resolve) => (find = resolve));
    const memory = createMemoryDatabase({ seed: [...numberedItems(3), { name: 'Skiff' }] });
    const database = wrapItems(memory, (items) => ({
      watchPage(query, observer) {
        if (query.search === undefined) return items.watchPage(query, observer);
        const begun = mayFind.then(() => items.watchPage(query, observer));
        return () => void begun.then((end) => end());
      },
    }));
    const { user, router } = await renderApp({ database });
    await screen.findByText('1–4 of 4');
    await user.type(screen.getByRole('searchbox', { name: 'Search items' }), 'ski');
    expect(screen.getByText('Searching…')).toBeVisible();
    expect(names()).toHaveLength(4);
    find();
    expect(await screen.findByText('1–1 of 1')).toBeVisible();
    expect(names()).toEqual(['Skiff']);
    expect(router.state.location.searchStr).toBe('?q=ski');
    expect(screen.getByRole('columnheader', { name: 'Updated' })).toHaveAttribute('aria-sort', 'none');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('1 item found.'));
  });

  it('offers to clear the filters when nothing matches', async () => {
    const { user } = await renderApp({ path: '/items?q=zebra&status=draft', seed: numberedItems(3) });
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    expect(screen.getByText(/“zebra” with the status Draft/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('1–3 of 3')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: 'Search items' })).toHaveValue('');
  });

  it('follows Back and Forward', async () => {
    const { user, router } = await renderApp({ seed: numberedItems(3) });
    const box = await screen.findByRole('searchbox', { name: 'Search items' });
    await user.type(box, '002{Enter}');
    expect(await screen.findByText('1–1 of 1')).toBeVisible();
    router.history.back();
    expect(await screen.findByText('1–3 of 3')).toBeVisible();
    expect(box).toHaveValue('');
  });
});

describe('an empty list', () => {
  it('tells what items are for and offers two ways to get some', async () => {
    const { user, router } = await renderApp();
    expect(await screen.findByRole('heading', { name: 'No items yet' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Import' })).toHaveLength(2);
    const [, offer] = screen.getAllByRole('button', { name: 'New item' });
    if (!offer) throw new Error('The empty screen has no button "New item".');
    await user.click(offer);
    await waitFor(() => expect(router.state.location.pathname).toBe('/items/new'));
  });
});

describe('selection', () => {
  it('selects a range with Shift and all of the page, and clears', async () => {
    const { user } = await renderApp({ path: '/items?sort=name&size=10', seed: numberedItems(12) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 002' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 005' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('4 items selected')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Select all on this page' })).toBePartiallyChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
    expect(screen.getByText('10 items selected')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/selected/)).toBeNull();
  });

  it('exports what is selected, and nothing else', async () => {
    const downloads = captureDownloads();
    const { user } = await renderApp({ seed: numberedItems(5) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 002' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 004' }));
    await user.click(screen.getByRole('button', { name: 'Export selected' }));
    await waitFor(async () => expect(await downloads.all()).toHaveLength(1));
    const [file] = await downloads.all();
    expect(file?.name).toMatch(/^items-\d{4}-\d\d-\d\d\.csv$/);
    expect(file?.text.match(/Item \d+/g)?.sort()).toEqual(['Item 002', 'Item 004']);
    vi.restoreAllMocks();
  });

  it('sets the status of what is selected', async () => {
    const { user, database } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 001' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 003' }));
    await user.click(screen.getByRole('button', { name: 'Set to Archived' }));
    await waitFor(async () =>
      expect(await database.items().count({ status: 'archived' })).toEqual({ ok: true, value: 2 }),
    );
    const row = within(screen.getByRole('row', { name: /Item 003/ }));
    expect(await row.findByText('Archived')).toBeVisible();
  });

  it('asks before many are deleted, with their number and the filter, and focuses the next row', async () => {
    const { user } = await renderApp({ path: '/items?sort=name&q=item', seed: numberedItems(5) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 002' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 003' }));
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete 2 items?' }));
    expect(dialog.getByText(/the list of items for “item”/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Delete 2 items' }));
    await waitFor(() => expect(names()).toEqual(['Item 001', 'Item 004', 'Item 005']));
    await waitFor(() => expect(screen.getByRole('link', { name: 'Item 004' })).toHaveFocus());
  });

  it('deletes one without a question', async () => {
    const { user } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Item 003' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(names()).toEqual(['Item 001', 'Item 002']));
    await waitFor(() => expect(screen.getByRole('link', { name: 'Item 002' })).toHaveFocus());
  });
});

describe('keys', () => {
  it('j and k move along the rows, x selects, / searches', async () => {
    const { user } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await screen.findByText('1–3 of 3');
    await user.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Item 002' })).toHaveFocus();
    await user.keyboard('kx');
    expect(screen.getByRole('link', { name: 'Item 001' })).toHaveFocus();
    expect(screen.getByRole('checkbox', { name: 'Select Item 001' })).toBeChecked();
    await user.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Search items' })).toHaveFocus();
    await user.keyboard('jx');
    expect(screen.getByRole('searchbox', { name: 'Search items' })).toHaveValue('jx');
  });

  it('Esc closes the panel from the list and gives the focus back', async () => {
    const { user, router } = await renderApp({ path: '/items?sort=name', seed: numberedItems(3) });
    await user.click(await screen.findByRole('link', { name: 'Item 002' }));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Item 002');
    expect(screen.getByRole('link', { name: 'Item 002' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 003' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.href).toBe('/items?sort=name'));
    await waitFor(() => expect(screen.getByRole('link', { name: 'Item 002' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'New item' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'New item' })).toHaveFocus());
  });
});
