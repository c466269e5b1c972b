import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { forgetAbsence } from '../../src/lib/last-visit.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { aside, createForTwo, findItem } from '../support/two-people.ts';

const hour = 60 * 60 * 1000;

afterEach(forgetAbsence);

/** The list, paused. */
async function openPaused() {
  // Some clocks tell parts of a millisecond.
  const people = createForTwo({ seed: numberedItems(3), now: () => Date.now() + 0.25 });
  const app = await renderApp({ path: '/items?sort=name', database: people.mine });
  await screen.findByText('1–3 of 3');
  await app.user.click(screen.getByRole('button', { name: 'Pause live updates' }));
  await screen.findByText(/Nobody else has changed anything meanwhile/);
  return { ...people, ...app };
}

describe('While the list is paused', () => {
  it('what others do is summed up, item by item', async () => {
    const { theirs, mine } = await openPaused();
    const { id } = await findItem(mine, 'Item 001');
    await aside(() => theirs.items().update(id, { status: 'active' }));
    await aside(() => theirs.items().create({ name: 'Added' }));
    expect(await screen.findByText(/1 changed, 1 added meanwhile/)).toBeVisible();
    await aside(() => theirs.items().delete(id));
    expect(await screen.findByText(/1 added, 1 deleted meanwhile/)).toBeVisible();
    // What one does oneself is shown, and no news.
    await aside(() => mine.items().create({ name: 'Mine' }));
    expect(screen.getByText(/1 added, 1 deleted meanwhile/)).toBeVisible();
  });

  it('says how many changes were looked at, where there are more', async () => {
    const { theirs } = await openPaused();
    await aside(() => theirs.items().createMany(numberedItems(201)));
    expect(await screen.findByText(/200\+ changes meanwhile/)).toBeVisible();
  });

  it('lists the items, each a link, and leads to each change', async () => {
    const { user, theirs, mine, router } = await openPaused();
    const { id } = await findItem(mine, 'Item 001');
    await aside(() => theirs.items().update(id, { name: 'Buoy' }));
    const toggle = await screen.findByRole('button', { name: 'Show them' });
    await user.click(toggle);
    expect(screen.getByText('Changed')).toBeVisible();
    const link = screen.getByRole('link', { name: 'Buoy' });
    expect(link).toHaveAttribute('href', `/items/${id}?sort=name`);
    link.focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('link', { name: 'Buoy' })).not.toBeInTheDocument();
    expect(toggle).toHaveFocus();
    await user.click(toggle);
    await user.click(screen.getByRole('link', { name: 'See each change' }));
    expect(await screen.findByRole('heading', { name: 'Activity' })).toBeVisible();
    // No more and no less than what was summed up.
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(screen.getByRole('listitem')).toHaveTextContent('changed Name of Buoy');
    expect(router.state.location.search).toMatchObject({ by: 'others' });
  });

  it('goes on when asked to', async () => {
    const { user, theirs } = await openPaused();
    await aside(() => theirs.items().create({ name: 'Added' }));
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(await screen.findByRole('link', { name: 'Added' })).toBeVisible();
    expect(screen.queryByText(/meanwhile/)).not.toBeInTheDocument();
  });
});

describe('After a while away', () => {
  /** Somebody was here three hours ago; one and two hours ago they and I did something. */
  async function comeBack(path: string) {
    const now = Date.now();
    let time = now - 4 * hour;
    const people = createForTwo({ seed: numberedItems(3), now: () => time });
    const { id } = await findItem(people.mine, 'Item 001');
    localStorage.setItem('estuary.visit.memory', JSON.stringify([now - 3 * hour]));
    time = now - 2 * hour;
    await people.theirs.items().update(id, { status: 'active' });
    await people.theirs.items().create({ name: 'Added' });
    time = now - hour;
    await people.mine.items().create({ name: 'Mine' });
    time = now + hour;
    await people.theirs.items().create({ name: 'Later' });
    return { ...people, ...(await renderApp({ path, database: people.mine })) };
  }

  const text = /Since you were last here/;
  /** On the page, not in what screen readers are told. */
  const queryLine = () => within(screen.getByRole('main')).queryByText(text);

  it('the list says what others did since, and leads to exactly that', async () => {
    const { user } = await comeBack('/items');
    const line = (await screen.findByText(text, { selector: 'p span' })).closest('p');
    expect(line).toHaveTextContent('Since you were last here, 3 hr. ago: 1 changed, 1 added.');
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    await user.click(screen.getByRole('link', { name: 'See each change' }));
    await screen.findByRole('heading', { name: 'Activity' });
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
    expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      expect.stringContaining('created Added'),
      expect.stringContaining('changed Status of Item 001'),
    ]);
    // Where it is all that is shown, it is not said again.
    expect(queryLine()).not.toBeInTheDocument();
  });

  it('the activity says so too', async () => {
    await comeBack('/activity');
    expect(await screen.findByText(text, { selector: 'p span' })).toBeVisible();
  });

  it('it is not said any more once it is dismissed', async () => {
    const { user, router } = await comeBack('/items');
    await screen.findByText(text, { selector: 'p span' });
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(queryLine()).not.toBeInTheDocument();
    await router.navigate({ to: '/activity' });
    await screen.findByRole('heading', { name: 'Activity' });
    expect(queryLine()).not.toBeInTheDocument();
  });

  it('nothing is said where others have done nothing', async () => {
    localStorage.setItem('estuary.visit.memory', JSON.stringify([Date.now() - 3 * hour]));
    const { mine } = createForTwo();
    await mine.items().create({ name: 'Mine' });
    await renderApp({ path: '/activity', database: mine });
    expect(await screen.findByRole('listitem')).toBeVisible();
    expect(queryLine()).not.toBeInTheDocument();
  });
});
