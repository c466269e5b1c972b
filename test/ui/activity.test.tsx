import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangeRepository } from '../../shared/database/changes.ts';
import { failure } from '../../shared/database/results.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { aside, createForTwo, findItem, theirName } from '../support/two-people.ts';
import { wrapChanges } from '../support/wrap-repository.ts';

/** The rows of the activity, as they are read: the newest first. */
const rows = () => screen.findAllByRole('listitem');

const textsOf = async () => (await rows()).map((row) => row.textContent);

async function row(text: string | RegExp): Promise<HTMLElement> {
  const isIt = (item: HTMLElement) =>
    typeof text === 'string' ? item.textContent.includes(text) : text.test(item.textContent);
  await waitFor(async () => expect((await rows()).some(isIt)).toBe(true));
  return (await rows()).find(isIt) as HTMLElement;
}

const select = (name: string) => screen.findByRole('combobox', { name });

/** Two items, one of which they have made active and I have renamed. */
async function openActivity(path = '/activity') {
  const people = createForTwo({ seed: numberedItems(2) });
  const { id } = await findItem(people.mine, 'Item 001');
  await people.theirs.items().update(id, { status: 'active' });
  await people.mine.items().update(id, { name: 'Buoy' });
  return { ...people, id, ...(await renderApp({ path, database: people.mine })) };
}

const lost = { kind: 'ConnectionError', message: 'The cable is cut.' } as const;

afterEach(() => {
  window.scrollY = 0;
});

describe('The activity', () => {
  it('lists what anybody did to any item, the newest first, each with a link and its fields', async () => {
    await openActivity();
    await row('You changed Name of Buoy');
    const [mine, theirs, ...creations] = await textsOf();
    expect(mine).toMatch(/^You changed Name of Buoy/);
    expect(theirs).toMatch(/^Guest THEM changed Status of Item 001.*Draft.*Active/);
    expect(creations).toHaveLength(2);
    expect(screen.getByRole('heading', { name: 'Today' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Buoy' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/items\/.+/),
    );
    expect(document.title).toBe('Activity · Estuary');
    expect(screen.getByText(/changes are kept for 365 days/)).toBeVisible();
  });

  it('is reached from the header and from the palette', async () => {
    const { user, router } = await renderApp();
    await user.click(await screen.findByRole('link', { name: 'Activity' }));
    expect(await screen.findByRole('heading', { name: 'Activity' })).toBeVisible();
    await router.navigate({ to: '/items' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command' }), 'activity{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/activity'));
  });

  it('hears of changes as they are made', async () => {
    const { theirs, id } = await openActivity();
    await row('You changed Name');
    await aside(() => theirs.items().delete(id));
    expect((await row(`${theirName} moved Buoy to the trash`)).querySelector('.change-mark')).not.toBeNull();
  });

  it('goes from row to row by keys', async () => {
    const { user } = await openActivity();
    await row('You changed Name');
    await user.keyboard('jj');
    expect(screen.getAllByRole('link', { name: 'Item 001' })[0]).toHaveFocus();
    await user.keyboard('k');
    expect(screen.getByRole('link', { name: 'Buoy' })).toHaveFocus();
  });

  it('undoes any change, and says who did', async () => {
    const { user, mine, id } = await openActivity();
    await user.click(within(await row(`${theirName} changed Status`)).getByRole('button', { name: /^Undo/ }));
    expect(await row('Undone by you')).toHaveTextContent('changed Status of Item 001');
    expect(await row('Undone by you')).toHaveFocus();
    expect(await mine.items().get(id)).toMatchObject({ value: { status: 'draft', name: 'Buoy' } });
  });

  it('says when there is nothing left to undo', async () => {
    const { user, theirs, id } = await openActivity();
    const button = within(await row('You changed Name')).getByRole('button', { name: /^Undo/ });
    await aside(() => theirs.items().update(id, { name: 'Something else' }));
    await user.click(button);
    expect((await screen.findAllByText('“Buoy” stays as it is'))[0]).toBeInTheDocument();
    expect(screen.getAllByText('Name was changed since.')[0]).toBeInTheDocument();
  });

  it('offers no undo for what is gone for ever', async () => {
    const { mine, id } = await openActivity();
    await aside(() => mine.items().delete(id));
    await aside(() => mine.trash().purge(id));
    const purge = await row('deleted Buoy for ever');
    expect(within(purge).queryByRole('button')).not.toBeInTheDocument();
    expect(within(purge).queryByRole('link')).not.toBeInTheDocument();
  });

  it('reads on below, and keeps what is there', async () => {
    const { mine, theirs } = createForTwo({ seed: numberedItems(120) });
    const { user } = await renderApp({ path: '/activity', database: mine });
    await row('Item 120');
    expect(await rows()).toHaveLength(50);
    await aside(() => theirs.items().create({ name: 'New' }));
    await row('New');
    const more = screen.getByRole('button', { name: 'Show more' });
    await user.click(more);
    await row('Item 070');
    await user.click(more);
    await row('Item 001');
    expect(await rows()).toHaveLength(121);
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('says why it could not read on, and tries again', async () => {
    const { mine } = createForTwo({ seed: numberedItems(60) });
    let isLost = true;
    const database = wrapChanges(mine, {
      list: (query) => (isLost && query.cursor ? Promise.resolve(failure(lost)) : mine.changes().list(query)),
    });
    const { user } = await renderApp({ path: '/activity', database });
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The cable is cut.');
    isLost = false;
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await row('Item 001')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('The filters of the activity', () => {
  it('are in the address, and come back with Back', async () => {
    const { user, router } = await openActivity();
    await row('You changed Name');
    await user.selectOptions(await select('Person'), theirName);
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(await textsOf()).toEqual([expect.stringContaining('changed Status')]);
    await user.selectOptions(await select('Kind of change'), 'Created');
    expect(await screen.findByText('No change matches')).toBeVisible();
    expect(router.state.location.search).toEqual({ by: 'browser:them-browser', kind: 'created' });
    router.history.back();
    expect(await row('changed Status')).toBeVisible();
    expect(await select('Kind of change')).toHaveValue('');
    router.history.back();
    expect(await row('You changed Name')).toBeVisible();
    expect(await select('Person')).toHaveValue('');
  });

  it('know oneself, and everybody else', async () => {
    const { user, router } = await openActivity('/activity?by=me');
    await waitFor(async () => expect(await textsOf()).toEqual([expect.stringContaining('You changed')]));
    await user.selectOptions(await select('Person'), 'Everybody else');
    await waitFor(async () => expect(await rows()).toHaveLength(3));
    expect((await textsOf()).join()).not.toContain('You');
    expect(router.state.location.search).toEqual({ by: 'others' });
  });

  it('offer the people of the latest changes, also where the address asks for another one', async () => {
    await openActivity('/activity?by=browser:somebody');
    expect(await screen.findByText('No change matches')).toBeVisible();
    await screen.findByRole('option', { name: theirName });
    expect(await select('Person')).toHaveDisplayValue('Somebody');
  });

  it('know times, by words and by days', async () => {
    const today = new Date();
    const day = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}-${String(today.getDate()).padStart(2, '0')}`;
    const { user, router } = await openActivity();
    await user.selectOptions(await select('Time'), 'Last 7 days');
    expect(await rows()).toHaveLength(4);
    expect(router.state.location.search).toEqual({ when: 'week' });
    await user.selectOptions(await select('Time'), 'From … to …');
    expect(router.state.location.search).toEqual({ from: day, to: day });
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2020-01-01' } });
    await waitFor(() => expect(screen.getByLabelText('To')).toHaveAttribute('min', '2020-01-01'));
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2020-12-31' } });
    expect(await screen.findByText('No change matches')).toBeVisible();
    expect(router.state.location.search).toEqual({ from: '2020-01-01', to: '2020-12-31' });
    // An end before the beginning is not taken.
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2019-12-31' } });
    expect(router.state.location.search).toEqual({ from: '2020-01-01', to: '2020-12-31' });
    fireEvent.blur(screen.getByLabelText('To'));
    expect(screen.getByLabelText('To')).toHaveValue('2020-12-31');
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '' } });
    fireEvent.blur(screen.getByLabelText('To'));
    await waitFor(() => expect(router.state.location.search).toEqual({ from: '2020-01-01' }));
    expect(await rows()).toHaveLength(4);
  });

  it('read nonsense in the address as no filter', async () => {
    await openActivity('/activity?kind=exploded&when=never&from=2026-02-31&since=x');
    expect(await rows()).toHaveLength(4);
    expect(await select('Kind of change')).toHaveValue('');
    expect(await select('Time')).toHaveValue('');
  });
});

describe('Instead of rows', () => {
  it('there is a word where nothing has happened yet', async () => {
    await renderApp({ path: '/activity' });
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
  });

  it('there is another where nothing matches, and a way out', async () => {
    const { user } = await openActivity('/activity?kind=purged');
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(await rows()).toHaveLength(4);
  });

  it('there is the reason where the record cannot be read, and a retry', async () => {
    const { mine } = createForTwo({ seed: numberedItems(2) });
    let isLost = true;
    const database = wrapChanges(mine, {
      watch(query, observer) {
        if (!isLost) return mine.changes().watch(query, observer);
        queueMicrotask(() => observer.error(lost));
        return () => undefined;
      },
    });
    const { user } = await renderApp({ path: '/activity', database });
    expect(await screen.findByRole('alert')).toHaveTextContent('The cable is cut.');
    isLost = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(2);
  });

  it('there is a sign that they are on their way', async () => {
    const { mine } = createForTwo();
    await renderApp({ path: '/activity', database: wrapChanges(mine, { watch: () => () => undefined }) });
    expect(await screen.findByText('Loading the activity…')).toBeInTheDocument();
  });
});

describe('While somebody reads the activity', () => {
  it('rows stay where they are, and what is new waits to be shown', async () => {
    const { user, theirs, id } = await openActivity();
    (await screen.findByRole('link', { name: 'Buoy' })).focus();
    await aside(() => theirs.items().update(id, { status: 'archived' }));
    await aside(() => theirs.items().update(id, { tags: ['buoy'] }));
    const waiting = await screen.findByRole('button', { name: '2 new' });
    expect((await textsOf())[0]).toMatch(/^You changed Name/);
    await user.click(waiting);
    expect((await textsOf())[0]).toMatch(/^Guest THEM changed Tags/);
    expect(screen.queryByRole('button', { name: '2 new' })).not.toBeInTheDocument();
  });

  it('rows stay where they are while the page is scrolled', async () => {
    const { theirs, id } = await openActivity();
    await row('You changed Name');
    window.scrollY = 500;
    fireEvent.scroll(window);
    await aside(() => theirs.items().update(id, { status: 'archived' }));
    expect(await screen.findByRole('button', { name: '1 new' })).toBeVisible();
    window.scrollY = 0;
    fireEvent.scroll(window);
    expect(await row(`${theirName} changed Status of Buoy`)).toBeVisible();
  });

  it('what is undone meanwhile shows it at once, in its place', async () => {
    const { theirs, mine, id } = await openActivity();
    (await screen.findByRole('link', { name: 'Buoy' })).focus();
    const page = await mine.changes().list({ itemId: id, limit: 1 });
    await aside(() => theirs.changes().revert((page.ok && page.value.changes[0]?.id) || ''));
    expect(await row(`Undone by ${theirName}`)).toHaveTextContent('You changed Name');
    expect(await rows()).toHaveLength(4);
  });

  it('nothing changes while updates are paused, and what happened is summed up', async () => {
    const { user, theirs, id } = await openActivity();
    await row('You changed Name');
    await user.click(screen.getByRole('button', { name: 'Pause live updates' }));
    expect(
      await screen.findByText('Nobody else has changed anything meanwhile.', { exact: false }),
    ).toBeVisible();
    await aside(() => theirs.items().update(id, { status: 'archived' }));
    await aside(() => theirs.items().create({ name: 'Added' }));
    expect(await screen.findByText('1 changed, 1 added meanwhile.', { exact: false })).toBeVisible();
    expect(await rows()).toHaveLength(4);
    expect(screen.queryByRole('button', { name: /new$/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(await row('created Added')).toBeVisible();
    expect(screen.queryByText(/meanwhile/)).not.toBeInTheDocument();
  });
});

describe('A batch in the activity', () => {
  const batch = { id: 'import-1', title: 'Import of boats.csv' };

  async function openWithBatch(count = 60) {
    const people = createForTwo({ seed: [{ name: 'Before' }] });
    await people.theirs.items().createMany(numberedItems(count), { batch });
    return { ...people, ...(await renderApp({ path: '/activity', database: people.mine })) };
  }

  it('is one row, however many changes it has', async () => {
    await openWithBatch(260);
    const [first, second, ...others] = await waitFor(async () => {
      const texts = await textsOf();
      expect(texts).toHaveLength(2);
      expect(texts[0]).toContain('Import of boats.csv');
      return texts;
    });
    expect(first).toContain('Guest THEM · Import of boats.csv · 260 items');
    expect(second).toContain('created Before');
    expect(others).toEqual([]);
  });

  it('shows its items on demand, page by page', async () => {
    const { user } = await openWithBatch();
    const batchRow = await row('boats.csv');
    await user.click(within(batchRow).getByRole('button', { name: /^Show items/ }));
    await within(batchRow).findByText('Item 060');
    expect(within(batchRow).getAllByRole('listitem')).toHaveLength(25);
    await user.click(within(batchRow).getByRole('button', { name: 'Show more' }));
    await within(batchRow).findByText('Item 011');
    expect(within(batchRow).getAllByRole('listitem')).toHaveLength(50);
    await user.click(within(batchRow).getByRole('button', { name: /^Hide items/ }));
    expect(within(batchRow).queryByRole('listitem')).not.toBeInTheDocument();
  });

  it('can be undone as a whole, which says what had to stay', async () => {
    const { user, theirs, mine } = await openWithBatch();
    const { id } = await findItem(theirs, 'Item 007');
    await aside(() => theirs.items().update(id, { name: 'Kept' }));
    await user.click(within(await row('boats.csv')).getByRole('button', { name: /^Undo this import/ }));
    expect(await row('Without what was changed since')).toHaveTextContent(
      'Undone by youWithout what was changed since: “Kept”',
    );
    await waitFor(async () => expect(await mine.items().count()).toMatchObject({ value: 2 }));
    await user.click(await screen.findByRole('button', { name: '1 new' }));
    expect(
      within(await row('Undo: Import of boats.csv')).getByRole('button', { name: /^Redo/ }),
    ).toBeVisible();
  });

  it('is called what it is', async () => {
    const { theirs } = await openWithBatch(2);
    const { id } = await findItem(theirs, 'Before');
    const edit = { id: 'bulk-edit-1', title: 'Set 1 item to Active' };
    await aside(() => theirs.items().update(id, { status: 'active' }, { batch: edit }));
    expect(
      within(await row('Set 1 item to Active')).getByRole('button', {
        name: 'Undo this bulk edit Set 1 item to Active',
      }),
    ).toBeVisible();
  });

  it('offers to go on when nothing has happened to it for a while', async () => {
    const { mine } = createForTwo();
    await mine.items().createMany(numberedItems(3), { batch });
    const found = await mine.changes().batch(batch.id);
    if (!found.ok) throw new Error('There is no batch.');
    const reversion = { batchId: 'undo-of-1', done: 1, left: 0, leftNames: [], isDone: false };
    const revertBatch = vi.fn<ChangeRepository['revertBatch']>(() => Promise.resolve(failure(lost)));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const database = wrapChanges(mine, {
        watchBatch(_, observer) {
          queueMicrotask(() => observer.next({ ...found.value, reversion }));
          return () => undefined;
        },
        revertBatch,
      });
      await renderApp({ path: '/activity', database });
      const progress = await screen.findByRole('progressbar', { name: 'Undoing: Import of boats.csv' });
      expect(progress).toHaveAttribute('value', '1');
      expect(await row('1 of 3 changes')).toBeVisible();
      expect(screen.queryByRole('button', { name: /^Go on/ })).not.toBeInTheDocument();
      act(() => void vi.advanceTimersByTime(10_000));
      fireEvent.click(screen.getByRole('button', { name: /^Go on/ }));
      await waitFor(() => expect(revertBatch).toHaveBeenCalledWith(batch.id));
    } finally {
      vi.useRealTimers();
    }
  });
});
