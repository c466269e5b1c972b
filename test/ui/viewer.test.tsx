import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { guestActor } from '../../shared/database/actors.ts';
import type { Database } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { createFixedSession } from '../support/fixed-session.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { renderApp } from '../support/render-app.tsx';
import { aside, findItem } from '../support/two-people.ts';

const viewer = guestActor('view-browser');
const editor = guestActor('edit-browser');

/** Items with a past, a batch and something in the trash, as a viewer has them and as an editor does. */
async function createStore() {
  const seed = [{ name: 'Skiff', tags: ['boat'] }, { name: 'Oar' }, { name: 'Rope' }, { name: 'Bell' }];
  const store = createMemoryDatabase({ seed });
  const edits = store.as(editor);
  const [skiff, oar, rope, bell] = await Promise.all(seed.map(({ name }) => findItem(edits, name)));
  if (!skiff || !oar || !rope || !bell) throw new Error('The seed is not there.');
  await edits.items().update(skiff.id, { status: 'active' });
  const earlier = await latestChange(edits);
  await edits.items().update(skiff.id, { description: 'Of larch' });
  const batch = { id: 'batch-of-two', title: 'Set 2 items to Archived' };
  for (const { id } of [oar, rope]) await edits.items().update(id, { status: 'archived' }, { batch });
  await edits.items().delete(bell.id);
  return { edits, views: store.as(viewer, { canEdit: false }), skiff, bell, earlier };
}

async function latestChange(database: Database): Promise<string> {
  const page = await database.changes().list({ limit: 1 });
  return (page.ok && page.value.changes[0]?.id) || '';
}

async function openAsViewer(path: (store: Awaited<ReturnType<typeof createStore>>) => string) {
  const store = await createStore();
  const app = await renderApp({ path: path(store), database: store.views, role: 'viewer' });
  return { ...store, ...app };
}

/** The roles of what can be operated. */
const operable = [
  'button',
  'link',
  'checkbox',
  'radio',
  'textbox',
  'searchbox',
  'combobox',
  'menuitem',
  'switch',
  'slider',
  'spinbutton',
] as const;

/** All that a viewer finds, wherever it is. Whatever else there is has to be looked at, and named here. */
const harmless = [
  /^Skip to content$/,
  /^(Items|Activity|Trash|Health|Estuary)$/,
  /^(Commands|Keyboard shortcuts|Appearance and keys)$/,
  /^Account: Guest VIEW, Viewer$/,
  /^(Search items|Clear search|Status|Rows per page|Page|Export)$/,
  /^(Pause|Resume)( live updates)?$/,
  /^(First|Previous|Next|Last) page$/,
  /^(Name|Created|Updated)$/,
  /^Select (all on this page|Skiff|Oar|Rope)$/,
  /^(Skiff|Oar|Rope|Bell)$/,
  /^(Close|Back to the list|Back to the item|Clear filters|Check again)$/,
  /^View the item as it was after: /,
  /^Show items of /,
  /^(Person|Kind of change|Time)$/,
];

const findControls = () =>
  operable.flatMap((role) =>
    screen
      .queryAllByRole(role, { name: (name) => !harmless.some((pattern) => pattern.test(name)) })
      .map((element) => `${role}: ${element.getAttribute('aria-label') ?? element.textContent}`),
  );

describe('A viewer finds nothing to write with on the screen', () => {
  it.each<[string, Parameters<typeof openAsViewer>[0], string | RegExp]>([
    ['the list', () => '/items', '1–3 of 3'],
    ['a list without a match', () => '/items?q=nothing', 'Nothing matches'],
    ['an item', ({ skiff }) => `/items/${skiff.id}`, 'Guest EDIT'],
    ['a deleted item', ({ bell }) => `/items/${bell.id}`, 'Item not found'],
    ['an earlier version', ({ skiff, earlier }) => `/items/${skiff.id}/history/${earlier}`, /^Changed since/],
    ['a new item', () => '/items/new', 'You may not add items'],
    ['the activity', () => '/activity', /Set 2 items/],
    ['the trash', () => '/trash', 'Bell'],
    ['health', () => '/health', 'Reachable'],
  ])('%s', async (_, path, sign) => {
    await openAsViewer(path);
    expect((await screen.findAllByText(sign))[0]).toBeInTheDocument();
    expect(screen.getAllByText('View only')).toHaveLength(1);
    expect(findControls()).toEqual([]);
  });

  it('an empty list', async () => {
    const database = createMemoryDatabase().as(viewer, { canEdit: false });
    await renderApp({ database, role: 'viewer' });
    expect(await screen.findByRole('heading', { name: 'No items yet' })).toBeInTheDocument();
    expect(findControls()).toEqual([]);
  });

  it('a selection, which can be exported', async () => {
    const { user } = await openAsViewer(() => '/items');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Skiff' }));
    const bar = within(screen.getByRole('region', { name: 'Selection' }));
    expect(bar.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Export selected',
      'Clear selection',
    ]);
    expect(bar.queryByText('Set to')).not.toBeInTheDocument();
  });
});

describe('A viewer', () => {
  it('finds no command that writes, nor a key for one', async () => {
    const { user } = await openAsViewer(() => '/items');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Skiff' }));
    await user.click(screen.getByRole('button', { name: 'Commands' }));
    const palette = within(await screen.findByRole('listbox', { name: 'Commands' }));
    const options = palette.getAllByRole('option').map(({ textContent }) => textContent);
    expect(options).toContainEqual(expect.stringContaining('Export selected'));
    expect(options.filter((text) => /new|import|set to|delete|restore|undo|redo|empty/i.test(text))).toEqual(
      [],
    );
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(help).toHaveTextContent('Search items');
    expect(help).not.toHaveTextContent(/New item|Save|Undo|Redo|Delete/);
  });

  it('presses the keys of editors in vain', async () => {
    const { user, router, edits, views } = await openAsViewer(() => '/items');
    const undo = vi.spyOn(views.changes(), 'undo');
    const redo = vi.spyOn(views.changes(), 'redo');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Skiff' }));
    const before = await latestChange(edits);
    // What the keys run is fetched with the first of them.
    await import('../../src/lib/item-commands/create-item-commands.ts');
    await user.keyboard('n{Delete}{Control>}z{/Control}{Control>}y{/Control}');
    expect(router.state.location.pathname).toBe('/items');
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(undo).not.toHaveBeenCalled();
    expect(redo).not.toHaveBeenCalled();
    expect(await latestChange(edits)).toBe(before);
  });

  it('reads an item as it is, live, and learns of its end', async () => {
    const { edits, skiff } = await openAsViewer(({ skiff: { id } }) => `/items/${id}`);
    const panel = within(await screen.findByRole('region', { name: 'Item' }));
    expect(await panel.findByText('Of larch', { selector: 'dd' })).toBeInTheDocument();
    await aside(() => edits.items().update(skiff.id, { description: 'Of oak' }));
    expect(await panel.findByText('Of oak', { selector: 'dd' })).toBeInTheDocument();
    await aside(() => edits.items().delete(skiff.id));
    expect(await screen.findByText('Item not found')).toBeInTheDocument();
  });
});

describe('A role that changes', () => {
  async function openSkiff() {
    const { edits, skiff } = await createStore();
    const session = createFixedSession(edits);
    await renderApp({ path: `/items/${skiff.id}`, session });
    return { session, skiff, edits, user: userEvent.setup(), name: await screen.findByLabelText('Name') };
  }

  it('turns a form that nobody has touched into what a viewer sees, and back', async () => {
    const { session } = await openSkiff();
    act(() => session.setRole('viewer'));
    expect(await screen.findByText('Of larch', { selector: 'dd' })).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
    act(() => session.setRole('admin'));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Skiff');
    expect(screen.getByRole('button', { name: 'New item' })).toBeInTheDocument();
  });

  it('leaves what was typed in the form, keeps it, and says why it cannot be saved', async () => {
    const { session, user, name, edits, skiff } = await openSkiff();
    await user.type(name, ' of mine');
    act(() => session.setRole('viewer'));
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not change items any more.');
    expect(name).toHaveValue('Skiff of mine');
    for (const label of ['Save', 'Delete']) {
      expect(screen.queryByRole('button', { name: label })).not.toBeInTheDocument();
    }
    await user.keyboard('{Control>}s{/Control}');
    expect(await findItem(edits, 'Skiff')).toMatchObject({ id: skiff.id });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(keptDrafts()).toHaveLength(1);
  });

  it('lets it be saved when it comes back', async () => {
    const { session, user, name, edits } = await openSkiff();
    await user.type(name, ' of mine');
    act(() => session.setRole('viewer'));
    await screen.findByRole('alert');
    act(() => session.setRole('admin'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    await findItem(edits, 'Skiff of mine');
  });

  it('tells a viewer of what was typed earlier and waits', async () => {
    const { session, user, name } = await openSkiff();
    await user.type(name, ' of mine');
    act(() => session.setRole('viewer'));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('link', { name: 'Skiff' }));
    expect(await screen.findByText(/^You have unsaved changes from/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Put back/ })).not.toBeInTheDocument();
  });

  it('turns the form of a new item into a refusal, unless something was typed', async () => {
    const { edits } = await createStore();
    const session = createFixedSession(edits);
    const { user } = await renderApp({ path: '/items/new', session });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Tender');
    act(() => session.setRole('viewer'));
    expect(await screen.findByRole('alert')).toHaveTextContent('kept in this browser');
    await user.clear(screen.getByRole('textbox', { name: 'Name' }));
    expect(await screen.findByText('You may not add items')).toBeInTheDocument();
  });
});
