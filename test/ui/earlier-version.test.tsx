import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../shared/database/database.ts';
import { renderApp } from '../support/render-app.tsx';
import { aside, createForTwo, findItem, theirName } from '../support/two-people.ts';

const seed = [
  { name: 'Widget', description: 'A thing of brass', status: 'draft' as const, tags: ['old'] },
  { name: 'Other' },
];

async function latestChange(database: Database, itemId: string) {
  const page = await database.changes().list({ itemId, limit: 1 });
  const change = page.ok ? page.value.changes[0] : undefined;
  if (!change) throw new Error('There is no change.');
  return change;
}

/** An item that was a draft with a note of brass, was made active by me, and renamed and tagged by them. */
async function changedItem() {
  const people = createForTwo({ seed });
  const { id } = await findItem(people.mine, 'Widget');
  await people.mine.items().update(id, { status: 'active' });
  const activated = await latestChange(people.mine, id);
  await people.theirs.items().update(id, { name: 'Gadget', tags: ['new'] });
  return { ...people, id, activated };
}

async function openVersion() {
  const item = await changedItem();
  const path = `/items/${item.id}/history/${item.activated.id}`;
  const app = await renderApp({ path, database: item.mine });
  await screen.findByText(/Read only/);
  return { ...item, ...app, version: await findVersion() };
}

const findVersion = () => screen.findByRole('region', { name: 'Earlier version' });

const valueOf = (panel: HTMLElement, field: string) =>
  within(panel).getByText(field, { selector: 'dt' }).nextElementSibling;

describe('An earlier version', () => {
  it('shows the item as it was, and says of which moment it is', async () => {
    const { version } = await openVersion();
    expect(version).toHaveTextContent('Just after: You changed Status');
    expect(valueOf(version, 'Name')).toHaveTextContent(/^Widget$/);
    expect(valueOf(version, 'Description')).toHaveTextContent('A thing of brass');
    expect(valueOf(version, 'Status')).toHaveTextContent('Active');
    expect(valueOf(version, 'Tags')).toHaveTextContent(/^old$/);
    expect(within(version).queryByRole('textbox')).not.toBeInTheDocument();
    expect(document.title).toBe('Widget, earlier version · Estuary');
  });

  it('is a link in the history; Esc leads back to it', async () => {
    const { mine, id, activated } = await changedItem();
    const { user, router } = await renderApp({ path: `/items/${id}?page=1&q=Gad`, database: mine });
    const name = 'View the item as it was after: You changed Status';
    await user.click(await screen.findByRole('link', { name }));
    await findVersion();
    expect(router.state.location.href).toBe(`/items/${id}/history/${activated.id}?q=Gad`);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('link', { name })).toHaveFocus());
    expect(router.state.location.href).toBe(`/items/${id}?q=Gad`);
    expect(document.title).toBe('Gadget · Estuary');
  });

  it('leaves what was typed as it is, unsaved', async () => {
    const { mine, id } = await changedItem();
    const { user } = await renderApp({ path: `/items/${id}`, database: mine });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' of mine');
    await user.click(await screen.findByRole('link', { name: /after: You changed Status/ }));
    await findVersion();
    await user.keyboard('{Control>}s{/Control}{Escape}');
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Gadget of mine');
    expect(await mine.items().get(id)).toMatchObject({ value: { name: 'Gadget' } });
  });

  it('offers to restore what differs, all of it at first', async () => {
    const { user, version, mine, id } = await openVersion();
    const boxes = await within(version).findAllByRole('checkbox');
    expect(boxes.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent)).toEqual(['Name', 'Tags']);
    await user.click(within(version).getByRole('button', { name: 'Restore this version' }));
    await screen.findByRole('region', { name: 'Edit item' });
    expect(await mine.items().get(id)).toMatchObject({
      value: { name: 'Widget', tags: ['old'], status: 'active' },
    });
    expect((await screen.findAllByText('Took Name and Tags of “Widget” back'))[0]).toBeInTheDocument();
  });

  it('restores only the fields that are chosen, and that can be undone', async () => {
    const { user, version, mine, id } = await openVersion();
    await user.click(await within(version).findByRole('checkbox', { name: 'Name' }));
    await user.click(within(version).getByRole('button', { name: 'Restore Tags' }));
    await screen.findByRole('region', { name: 'Edit item' });
    expect(await mine.items().get(id)).toMatchObject({ value: { name: 'Gadget', tags: ['old'] } });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () =>
      expect(await mine.items().get(id)).toMatchObject({ value: { name: 'Gadget', tags: ['new'] } }),
    );
  });

  it('restores nothing when nothing is chosen', async () => {
    const { user, version, router } = await openVersion();
    for (const box of await within(version).findAllByRole('checkbox')) await user.click(box);
    const button = within(version).getByRole('button', { name: 'Restore this version' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    expect(router.state.location.pathname).toContain('/history/');
  });

  it('hears what the item becomes meanwhile', async () => {
    const { version, theirs, id } = await openVersion();
    await within(version).findByRole('checkbox', { name: 'Name' });
    await aside(() => theirs.items().update(id, { name: 'Widget' }));
    await waitFor(() =>
      expect(within(version).queryByRole('checkbox', { name: 'Name' })).not.toBeInTheDocument(),
    );
    await aside(() => theirs.items().update(id, { tags: ['old'] }));
    expect(await within(version).findByText('The item is the same now.')).toBeVisible();
    expect(within(version).queryByRole('button', { name: /^Restore/ })).not.toBeInTheDocument();
  });

  it('brings an item back from the trash first', async () => {
    const { user, version, theirs, id, mine } = await openVersion();
    await aside(() => theirs.items().delete(id));
    await user.click(await within(version).findByRole('button', { name: 'Restore from the trash' }));
    expect(await within(version).findByRole('checkbox', { name: 'Name' })).toBeVisible();
    expect(await mine.items().get(id)).toMatchObject({ value: { name: 'Gadget' } });
  });

  it('of a deletion is what it took away', async () => {
    const { theirs, mine, id } = await changedItem();
    await theirs.items().delete(id);
    const { id: changeId } = await latestChange(mine, id);
    await renderApp({ path: `/items/${id}/history/${changeId}`, database: mine });
    await screen.findByText(/Read only/);
    const version = await findVersion();
    expect(version).toHaveTextContent(`Just before: ${theirName} moved it to the trash`);
    expect(valueOf(version, 'Name')).toHaveTextContent('Gadget');
  });

  it('is said to be missing when it is not on record, or of another item', async () => {
    const { mine, activated, id } = await changedItem();
    const { router } = await renderApp({ path: `/items/${id}/history/never-was`, database: mine });
    expect(await screen.findByText('There is no such version')).toBeVisible();
    expect(within(await findVersion()).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    const { id: otherId } = await findItem(mine, 'Other');
    await router.navigate({
      to: '/items/$itemId/history/$changeId',
      params: { itemId: otherId, changeId: activated.id },
    });
    expect(await screen.findByText(/belongs to another item/)).toBeVisible();
  });
});
