import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TrashPage } from '../../shared/database/trash.ts';
import type { DatabaseError, Observer } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure } from '../../shared/database/results.ts';
import type { CreateItemRequest } from '../../shared/items/item.ts';
import { me, other } from '../support/make-change.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { wrapTrash } from '../support/wrap-repository.ts';

/** Items of which the given number, from the first on, were deleted by somebody else, each a second after the other. */
async function fillTrash(count: number, seed: readonly CreateItemRequest[] = numberedItems(count + 2)) {
  let time = Date.now() - 60_000;
  const memory = createMemoryDatabase({ seed, now: () => (time += 1000) });
  const [mine, others] = [memory.as(me), memory.as(other)];
  const listed = await mine.items().list({ limit: 1000, offset: 0 });
  const items = listed.ok ? listed.value : [];
  for (const { id } of items.slice(0, count)) await others.items().delete(id);
  return { memory, mine, others, items };
}

async function openTrash(
  count: number,
  { path = '/trash', seed }: { path?: string; seed?: readonly CreateItemRequest[] } = {},
) {
  const filled = await fillTrash(count, seed);
  const app = await renderApp({ path, database: filled.mine });
  await screen.findByRole('heading', { name: new RegExp(`^Trash.*${count}`) });
  const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  return { ...filled, ...app, names };
}

const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
const nameButton = (name: string) => screen.getByRole('button', { name });

describe('The trash', () => {
  it('lists what was deleted, the latest first, by whom and until when, and counts it in the title', async () => {
    const { names, mine, items } = await openTrash(2);
    expect(names()).toEqual(['Item 002', 'Item 001']);
    expect(row('Item 002')).toHaveTextContent(/Draftjust now by Guest OTHEgone in 30 days/);
    expect(document.title).toBe('Trash (2) · Estuary');
    await act(() => mine.items().delete(items[2]?.id ?? ''));
    await waitFor(() => expect(names()).toEqual(['Item 003', 'Item 002', 'Item 001']));
    expect(row('Item 003')).toHaveTextContent('by you');
    expect(document.title).toBe('Trash (3) · Estuary');
  });

  it('says when it is empty what it is for, and for how long', async () => {
    await openTrash(0);
    expect(screen.getByRole('heading', { name: 'The trash is empty' })).toBeInTheDocument();
    expect(screen.getByText(/waits here for 30 days/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Empty trash' })).toBeNull();
  });

  it('shows what an item was', async () => {
    const seed = [{ name: 'Skiff', description: 'Two\nlines', tags: ['boat', 'wood'] }];
    const { user } = await openTrash(1, { seed });
    const button = nameButton('Skiff');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await user.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    const details = document.getElementById(button.getAttribute('aria-controls') ?? '');
    expect(details).toHaveTextContent(/DescriptionTwo lines.*Tagsboat, wood/);
    await user.click(button);
    expect(details).not.toBeInTheDocument();
  });

  it('has numbered pages in the address', async () => {
    const { user, router, names } = await openTrash(30);
    expect(names()).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(names()).toHaveLength(5));
    expect(router.state.location.href).toBe('/trash?page=2');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50');
    await waitFor(() => expect(names()).toHaveLength(30));
    expect(router.state.location.href).toBe('/trash?size=50');
  });

  it('goes back to the last page that there is', async () => {
    const { router } = await openTrash(3, { path: '/trash?page=9' });
    await waitFor(() => expect(router.state.location.href).toBe('/trash'));
    expect(await screen.findByText('1–3 of 3')).toBeInTheDocument();
  });

  it('lets rows stay while the focus is among them, and shows what waits when it is asked for', async () => {
    const { others, items, user, names } = await openTrash(2);
    act(() => nameButton('Item 001').focus());
    await act(() => others.items().delete(items[3]?.id ?? ''));
    await user.click(await screen.findByRole('button', { name: '1 new' }));
    expect(names()).toEqual(['Item 004', 'Item 002', 'Item 001']);
  });

  it('can be paused', async () => {
    const { others, items, user, names } = await openTrash(1);
    await user.click(screen.getByRole('button', { name: 'Pause live updates' }));
    await act(() => others.items().delete(items[2]?.id ?? ''));
    expect(await screen.findByRole('button', { name: '1 new' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resume live updates' }));
    await waitFor(() => expect(names()).toEqual(['Item 003', 'Item 001']));
  });
});

describe('Restore', () => {
  it('of one row is not one of the next, which comes under the pointer of a double click', async () => {
    const { user, names } = await openTrash(3);
    await user.click(screen.getByRole('button', { name: 'Restore Item 003' }));
    await waitFor(() => expect(names()).toEqual(['Item 002', 'Item 001']));
    fireEvent.click(screen.getByRole('button', { name: 'Restore Item 002' }), { detail: 2 });
    await user.click(screen.getByRole('button', { name: 'Restore Item 001' }));
    await waitFor(() => expect(names()).toEqual(['Item 002']));
    expect(await screen.findByText('Restored “Item 001”')).toBeInTheDocument();
  });

  it('brings an item back as itself, gives the focus to the next row, and is undone', async () => {
    const { mine, items, user, names } = await openTrash(3);
    await user.click(screen.getByRole('button', { name: 'Restore Item 002' }));
    await waitFor(() => expect(names()).toEqual(['Item 003', 'Item 001']));
    expect(await mine.items().get(items[1]?.id ?? '')).toEqual({ ok: true, value: items[1] });
    expect(await screen.findByText('Restored “Item 002”')).toBeInTheDocument();
    await waitFor(() => expect(nameButton('Item 001')).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toEqual(['Item 002', 'Item 003', 'Item 001']));
  });

  it('of all gives the focus to the heading', async () => {
    const { mine, user } = await openTrash(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }));
    expect(screen.getByText('3 items selected')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('Restored 3 items')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { name: /^Trash/ })).toHaveFocus());
    expect(await mine.items().count()).toEqual({ ok: true, value: 5 });
    await user.click(screen.getByRole('button', { name: 'Undo this bulk edit' }));
    expect(await screen.findByText('Undid: Restored 3 items')).toBeInTheDocument();
    expect(await screen.findAllByRole('rowheader')).toHaveLength(3);
  });

  it('is reached by j, k and x alone', async () => {
    const { user, names } = await openTrash(3);
    await user.keyboard('jjj');
    expect(nameButton('Item 001')).toHaveFocus();
    await user.keyboard('kx');
    expect(screen.getByText('1 item selected')).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Select Item 002' })).toBeChecked();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('1 item selected')).toBeNull();
    await user.keyboard('{Enter}');
    expect(nameButton('Item 002')).toHaveAttribute('aria-expanded', 'true');
    expect(names()).toHaveLength(3);
  });
});

describe('Delete for ever', () => {
  it('asks first, and cannot be undone', async () => {
    const { mine, items, user, names } = await openTrash(2);
    await user.click(screen.getByRole('button', { name: 'Delete Item 002 for ever' }));
    const question = await screen.findByRole('alertdialog', { name: 'Delete “Item 002” for ever?' });
    await waitFor(() => expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus());
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(names()).toEqual(['Item 002', 'Item 001']);

    await user.click(screen.getByRole('button', { name: 'Delete Item 002 for ever' }));
    await user.click(await screen.findByRole('button', { name: 'Delete for ever' }));
    expect(await screen.findByText('Deleted “Item 002” for ever')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await waitFor(() => expect(names()).toEqual(['Item 001']));
    await waitFor(() => expect(nameButton('Item 001')).toHaveFocus());
    expect((await mine.items().restore(items[1]?.id ?? '')).ok).toBe(false);
  });

  it('of several says how many', async () => {
    const { user, names } = await openTrash(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 003' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Item 002' }));
    await user.click(screen.getByRole('button', { name: 'Delete for ever…' }));
    expect(await screen.findByRole('alertdialog', { name: 'Delete 2 items for ever?' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Delete for ever' }));
    expect(await screen.findByText('Deleted 2 items for ever')).toBeInTheDocument();
    await waitFor(() => expect(names()).toEqual(['Item 001']));
  });

  it('of what somebody has restored meanwhile says so', async () => {
    const { mine, items, user } = await openTrash(1);
    await user.click(screen.getByRole('button', { name: 'Delete Item 001 for ever' }));
    const confirm = await screen.findByRole('button', { name: 'Delete for ever' });
    await act(() => mine.items().restore(items[0]?.id ?? ''));
    await user.click(confirm);
    expect(await screen.findByText('“Item 001” was no longer in the trash')).toBeInTheDocument();
    expect((await mine.items().get(items[0]?.id ?? '')).ok).toBe(true);
  });
});

describe('Empty trash', () => {
  it('deletes everything for ever, once its number has been typed', async () => {
    const { mine, user } = await openTrash(30);
    await user.click(screen.getByRole('button', { name: 'Empty trash' }));
    const question = await screen.findByRole('alertdialog', { name: 'Delete 30 items for ever?' });
    const number = within(question).getByRole('textbox', { name: /type the number of items: 30/ });
    await waitFor(() => expect(number).toHaveFocus());
    const confirm = within(question).getByRole('button', { name: 'Empty trash' });
    await user.type(number, '3{Enter}');
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await user.click(confirm);
    await user.keyboard('{Enter}');
    expect(await mine.trash().list({ limit: 1, offset: 0 })).toMatchObject({ value: { total: 30 } });
    await user.type(number, '0{Enter}');
    expect(await screen.findByText('Deleted 30 items for ever')).toBeInTheDocument();
    expect(await screen.findByText('The trash is empty')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: /^Trash/ })).toHaveFocus();
    expect(await mine.items().count()).toEqual({ ok: true, value: 2 });
  });

  it('asks for another number when there is more meanwhile', async () => {
    const { others, items, user } = await openTrash(1);
    await user.click(screen.getByRole('button', { name: 'Empty trash' }));
    const question = await screen.findByRole('alertdialog', { name: 'Delete 1 item for ever?' });
    await user.type(within(question).getByRole('textbox'), '1');
    const confirm = within(question).getByRole('button', { name: 'Empty trash' });
    expect(confirm).toHaveAttribute('aria-disabled', 'false');
    await act(() => others.items().delete(items[1]?.id ?? ''));
    expect(await screen.findByRole('alertdialog', { name: 'Delete 2 items for ever?' })).toBeInTheDocument();
    expect(confirm).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('A trash that cannot be read', () => {
  /** Its watches fail as long as there is an error. */
  async function openFailing(error: DatabaseError) {
    const { mine } = await fillTrash(1);
    const observers = new Set<Observer<TrashPage>>();
    const state: { error?: DatabaseError } = { error };
    const database = wrapTrash(mine, (trash) => ({
      watch(query, observer) {
        observers.add(observer);
        const failed = state.error;
        if (!failed) return trash.watch(query, observer);
        queueMicrotask(() => observer.error(failed));
        return () => observers.delete(observer);
      },
    }));
    const app = await renderApp({ path: '/trash', database });
    return { ...app, state, fail: () => observers.forEach((observer) => observer.error(error)) };
  }

  it('says why, and is read again on request; what was read stays when it fails later', async () => {
    const { user, state, fail } = await openFailing(connectionClosed());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/out of reach.*The connection to the database was closed/);
    delete state.error;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('rowheader', { name: 'Item 001' })).toBeInTheDocument();
    act(fail);
    expect(await screen.findByText(/What you see may be out of date/)).toBeInTheDocument();
    expect(screen.getByRole('rowheader', { name: 'Item 001' })).toBeInTheDocument();
  });

  it('says that it is on its way', async () => {
    const { mine } = await fillTrash(1);
    const database = wrapTrash(mine, () => ({ watch: () => () => undefined }));
    await renderApp({ path: '/trash', database });
    expect(await screen.findByText('Loading the trash…')).toBeInTheDocument();
  });

  it('says why it could not be emptied', async () => {
    const { mine } = await fillTrash(1);
    const database = wrapTrash(mine, () => ({
      purgeAll: () => Promise.resolve(failure(connectionClosed())),
    }));
    const { user } = await renderApp({ path: '/trash', database });
    await user.click(await screen.findByRole('button', { name: 'Empty trash' }));
    await user.type(await screen.findByRole('textbox', { name: /number of items/ }), '1{Enter}');
    expect(await screen.findByText('The trash could not be emptied')).toBeInTheDocument();
  });
});
