import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import type { UpdateItemRequest } from '../../shared/items/item.ts';
import { renderApp } from '../support/render-app.tsx';
import { aside, createForTwo, findItem, theirName } from '../support/two-people.ts';

const seed = [{ name: 'Widget', description: 'A thing of brass', status: 'draft' as const, tags: ['old'] }];

/** Opens the panel of the one item, after what is to have happened to it. */
async function openPanel(before: readonly [by: 'me' | 'them', change: UpdateItemRequest][] = []) {
  const people = createForTwo({ seed });
  const { id } = await findItem(people.mine, 'Widget');
  for (const [by, change] of before) {
    await (by === 'me' ? people.mine : people.theirs).items().update(id, change);
  }
  const app = await renderApp({ path: `/items/${id}`, database: people.mine });
  await history();
  const update = (database: Database, change: UpdateItemRequest) =>
    aside(() => database.items().update(id, change));
  return { ...app, ...people, id, update };
}

const history = () => screen.findByRole('region', { name: 'History' });

/** The entries, as they are read: the newest first. */
const entries = async () => within(await history()).findAllByRole('listitem');

/** The entry of which the text says so. */
async function entry(text: string | RegExp): Promise<HTMLElement> {
  await waitFor(async () => expect((await entries()).some((item) => matches(item, text))).toBe(true));
  return (await entries()).find((item) => matches(item, text)) as HTMLElement;
}

function matches(item: HTMLElement, text: string | RegExp): boolean {
  const said = item.textContent;
  return typeof text === 'string' ? said.includes(text) : text.test(said);
}

describe('The history of an item', () => {
  it('says who did what, the newest first, field by field', async () => {
    await openPanel([
      ['them', { status: 'active' }],
      ['me', { name: 'Gadget', description: 'A thing of steel', tags: ['new'] }],
    ]);
    await entry('created it');
    const [mine, theirs, creation] = await entries();
    expect(mine).toHaveTextContent(/^You changed Name, Description, and Tags/);
    expect(
      within(mine as HTMLElement)
        .getAllByRole('term')
        .map((term) => term.textContent),
    ).toEqual(['Name', 'Description', 'Tags']);
    expect(
      within(mine as HTMLElement)
        .getAllByRole('insertion')
        .map((part) => part.textContent),
    ).toEqual(expect.arrayContaining([expect.stringContaining('Gadget'), expect.stringContaining('steel')]));
    expect(theirs).toHaveTextContent(/^Guest THEM changed Status/);
    expect(theirs).toHaveTextContent(/Draft.*Active/);
    expect(creation).toHaveTextContent('created it');
    expect(within(await history()).getByRole('region', { name: 'Today' })).toBeVisible();
    // All of it is on record.
    expect(await history()).not.toHaveTextContent('not on record');
  });

  it('hears of changes as they are made', async () => {
    const { update, theirs } = await openPanel();
    await entry('created it');
    await update(theirs, { status: 'archived' });
    expect(await entry(`${theirName} changed Status`)).toBeVisible();
  });

  it('lets entries stay where they are while somebody is among them', async () => {
    const { user, update, theirs } = await openPanel();
    await user.hover(await entry('created it'));
    await update(theirs, { status: 'archived' });
    const waiting = await screen.findByRole('button', { name: '1 new' });
    expect(await entries()).toHaveLength(1);
    await user.click(waiting);
    expect(await entry(`${theirName} changed Status`)).toBeVisible();
    expect(screen.queryByRole('button', { name: '1 new' })).not.toBeInTheDocument();
  });

  it('shows ten changes, and more on demand', async () => {
    const { user } = await openPanel(
      Array.from({ length: 13 }, (_, index) => ['them', { name: `Widget ${index}` }]),
    );
    expect(await entries()).toHaveLength(10);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await entry('created it');
    expect(await entries()).toHaveLength(14);
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('says that what was before is not on record any more', async () => {
    let now = Date.now();
    const { store, mine } = createForTwo({ seed, now: () => now });
    const { id } = await findItem(mine, 'Widget');
    now += 400 * 24 * 60 * 60 * 1000;
    await mine.items().update(id, { status: 'active' });
    await store.prune();
    await renderApp({ path: `/items/${id}`, database: mine });
    await entry('You changed Status');
    expect(await entries()).toHaveLength(1);
    expect(await history()).toHaveTextContent(
      'What was before is not on record: changes are kept for 365 days.',
    );
  });

  it('names the batch that a change was a part of', async () => {
    const { theirs, id } = await openPanel();
    const batch = { id: 'bulk-edit-1', title: 'Set 12 items to Active' };
    await aside(() => theirs.items().update(id, { status: 'active' }, { batch }));
    expect(await entry('changed Status')).toHaveTextContent('Part of “Set 12 items to Active”');
  });

  it('is reached from the palette', async () => {
    const { user } = await openPanel();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command' }), 'history of{Enter}');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'History' })).toHaveFocus());
  });

  it('is there for an item in the trash, and not for one that never was', async () => {
    const { user, theirs, id } = await openPanel();
    await aside(() => theirs.items().delete(id));
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    const { router } = await renderApp({ path: `/items/${id}`, database: theirs });
    expect(await screen.findByText('Item not found')).toBeVisible();
    expect(await entry('You moved it to the trash')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Restore from the trash' }));
    expect(await screen.findByDisplayValue('Widget')).toBeVisible();
    expect(await theirs.items().get(id)).toMatchObject({ ok: true });
    expect(await screen.findByText('Restored “Widget”')).toBeVisible();
    await aside(() => theirs.items().delete(id));
    await aside(() => theirs.trash().purge(id));
    await router.navigate({ to: '/health' });
    await router.navigate({ to: '/items/$itemId', params: { itemId: id } });
    expect(await screen.findByText('Item not found')).toBeVisible();
    expect(await entry('deleted it for ever')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Restore from the trash' })).not.toBeInTheDocument();
    await router.navigate({ to: '/items/$itemId', params: { itemId: 'never-was' } });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'History' })).not.toBeInTheDocument());
  });
});

describe('Undo in the history of an item', () => {
  it('takes a change back, says so, and who did it', async () => {
    const { user, mine, id } = await openPanel([['them', { status: 'active' }]]);
    const button = within(await entry('changed Status')).getByRole('button', {
      name: `Undo ${theirName} changed Status of Widget`,
    });
    await user.click(button);
    await waitFor(async () => expect(await entry('Undone by you')).toHaveTextContent('changed Status'));
    expect((await screen.findAllByText('Set Status of “Widget” back to Draft'))[0]).toBeVisible();
    expect(await mine.items().get(id)).toMatchObject({ value: { status: 'draft' } });
    // The button is gone; the focus is where it was.
    expect(await entry('Undone by you')).toHaveFocus();
    // What was written for it waits, so that a second press meets no other change.
    await user.click(screen.getByRole('button', { name: '1 new' }));
    expect(await entry('You undid a change of Status')).toBeVisible();
  });

  it('names the fields that stay, because somebody has changed them since', async () => {
    const { user, mine, id } = await openPanel([
      ['me', { status: 'active', name: 'Gadget' }],
      ['them', { name: 'Gizmo' }],
    ]);
    await user.click(within(await entry('Name and Status')).getByRole('button', { name: /^Undo/ }));
    expect(
      (await screen.findAllByText('Name was changed since, and stays as it is.'))[0],
    ).toBeInTheDocument();
    expect(await mine.items().get(id)).toMatchObject({ value: { status: 'draft', name: 'Gizmo' } });
  });

  it('says by whom a change was undone', async () => {
    const { theirs, mine, id } = await openPanel([['me', { status: 'active' }]]);
    const found = await mine.changes().list({ itemId: id, limit: 1 });
    const [change] = found.ok ? found.value.changes : [];
    await aside(() => theirs.changes().revert(change?.id ?? ''));
    expect(await entry(`Undone by ${theirName}`)).toHaveTextContent('You changed Status');
  });
});
